import type { FieldCode, SessionUser } from '@portico/contract';
import { askPage } from '../../base/ask-page.js';
import { ElementActions } from '../../base/element-actions.js';
import { logOut } from '../../base/log-out.js';
import { requiredFields } from '../../base/required-fields.js';
import { loadPart } from '../../client/load-part.js';
import { PorticoError } from '../../client/portico-error.js';
import { textOf } from '../../controllers/form-data.js';
import type { LoginFormState, LoginWords } from '../../forms/login-state.js';

/** What `<portico-login>` does once it is touched. */
export class LoginActions extends ElementActions<LoginFormState, LoginWords> {
  attached(): void {
    this.recallAddress();
    if (!this.form.isPrinted) void this.#showWhoIsSignedIn();
  }

  async prepare(): Promise<void> {
    if (this.form.state.signedInAs)
      (await loadPart(() => import('./login-signed-in.js'))).prepareSignedIn(this.form, () => this.client);
  }

  protected override moved(): void {
    void this.#showWhoIsSignedIn();
  }

  check(data: FormData): Record<string, FieldCode> {
    return this.form.state.signedInAs ? {} : requiredFields(data, ['email', 'password']);
  }

  async submit(data: FormData, signal: AbortSignal): Promise<void> {
    if (!this.form.state.signedInAs) return this.#logIn(data, signal);
    await logOut(this.host, this.client);
    this.show({ signedInAs: '' });
  }

  async act(): Promise<void> {
    const { resendVerification } = await loadPart(() => import('./login-failure.js'));
    await resendVerification(this.form, this.client, this.address);
  }

  override failed(error: PorticoError): void {
    this.form.set({ failures: this.form.state.failures + 1, resent: false });
    super.failed(error);
  }

  async loadFailure(): Promise<void> {
    (await loadPart(() => import('./login-failure.js'))).prepareFailure(this.form);
  }

  async #logIn(data: FormData, signal: AbortSignal): Promise<void> {
    const email = textOf(data, 'email').trim();
    const { returnTo } = this.form.state;
    if (!(await askPage(this.host, 'portico-before-login', email))) return;
    const answer = await this.client.call(
      'login',
      { email, password: textOf(data, 'password'), keep: data.has('keep'), ...(returnTo ? { returnTo } : {}) },
      { signal },
    );
    // A newer server may ask for a step that this version does not know.
    if (answer.next !== 'done') throw new PorticoError('contract_unsupported');
    this.tellLoggedIn(answer);
    this.#showSignedIn(answer.session.user);
    if (returnTo) this.go('return', answer.returnTo);
  }

  /** The form goes in the same turn: that it vanishes is what password managers take for success. */
  #showSignedIn({ name, email }: Pick<SessionUser, 'name' | 'email'>, isAsked = true): void {
    const hasFocus = isAsked || this.host.matches(':focus-within');
    this.show({ signedInAs: name || email, failures: 0 }, hasFocus);
    // What stands in its place may come a moment later.
    this.prepare().then(
      () => {
        this.show({}, hasFocus);
      },
      (failure: unknown) => {
        // Better the form again than nothing.
        this.show({ signedInAs: '' }, hasFocus);
        if (isAsked)
          this.form.afterRender(() => {
            this.form.sayFailure(failure, () => {
              this.#showSignedIn({ name, email });
            });
          });
      },
    );
  }

  /** Somebody who is signed in already sees that instead of a form, unless they have begun to type. */
  async #showWhoIsSignedIn(): Promise<void> {
    await this.client.knowSession().catch(() => undefined);
    // Whoever logged in meanwhile, or chose another client, has newer news.
    const { session } = this.client;
    if (!session) this.form.set({ signedInAs: '' });
    else if (!this.address) this.#showSignedIn(session.user, false);
  }
}
