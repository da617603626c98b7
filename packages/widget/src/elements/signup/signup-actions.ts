import { type FieldCode, pastedAddress, type SignUpProgress } from '@portico/contract';
import { askPage } from '../../base/ask-page.js';
import { ElementActions } from '../../base/element-actions.js';
import { logOut } from '../../base/log-out.js';
import { requiredFields } from '../../base/required-fields.js';
import { knownOptions } from '../../client/known-options.js';
import { rememberAddress } from '../../client/typed-address.js';
import { textOf } from '../../controllers/form-data.js';
import { TypedFields } from '../../controllers/typed-fields.js';
import { keepStep, keptStep } from '../../controllers/kept-step.js';
import { MailWatch, secondsUntil } from '../../controllers/mail-watch.js';
import { localOptions } from '../../forms/local-options.js';
import { mailProvider } from '../../forms/mail-provider.js';
import { ruleState } from '../../forms/rule-state.js';
import type { SignUpFormState, SignUpWords } from '../../forms/sign-up-state.js';
import { checkMail } from '../../i18n/en/check-mail.js';
import { signedIn } from '../../i18n/en/signed-in.js';
import { announce } from '../../parts/announce.js';
import { checkSignUp, signUpInput, typedSignUp } from './signup-input.js';

/** What `<portico-signup>` does once it is touched. */
export class SignUpActions extends ElementActions<SignUpFormState, SignUpWords> {
  readonly words = { checkMail, signedIn };
  readonly #watch = new MailWatch(
    this.form,
    () => this.client,
    (progress) => {
      this.#goOn(progress);
    },
    () => this.#own,
  );
  readonly #typed = new TypedFields<SignUpFormState, SignUpWords>(this.form, () => ({
    base: this.client.base,
    owner: '',
  }));
  /** By it a sign-up goes on where no cookie helps. */
  #handle: string | undefined;
  /** The language of what is the portal's own. */
  #language: string | undefined;

  attached(): void {
    this.#resume();
    if (this.form.state.view === 'check_mail') this.#watch.start(this.form.state.resendIn);
    this.recallAddress();
    this.#typed.resume();
    if (!this.form.isPrinted) {
      this.#language = this.form.language.language;
      this.#localize();
    }
    this.host.addController({
      hostUpdate: () => {
        const { language } = this.form.language;
        const isOther = this.#language !== undefined && language !== this.#language;
        // A printed form has the language that it was printed in as soon as the words are here.
        if (language) this.#language = language;
        if (language && isOther) this.#localize();
      },
    });
  }

  protected override moved(): void {
    this.#localize();
  }

  /** Shows what is the portal's own, in the language of the form. */
  #localize(): void {
    const { client } = this;
    // Until the portal has answered, the form stands as every portal begins with it.
    knownOptions(client).then(
      (options) => {
        if (client !== this.client) return;
        const { view } = this.form.state;
        this.form.set({
          ...localOptions(options, this.form.language.language),
          view: view === 'check_mail' ? view : options.signUp ? 'form' : 'closed',
        });
      },
      () => undefined,
    );
  }

  check(data: FormData): Record<string, FieldCode> {
    const { signedInAs, view } = this.form.state;
    if (signedInAs) return {};
    return view === 'check_mail' ? requiredFields(data, ['code']) : checkSignUp(data, this.form.state);
  }

  async submit(data: FormData, signal: AbortSignal): Promise<void> {
    const { signedInAs, view } = this.form.state;
    if (signedInAs) {
      await logOut(this.host, this.client);
      this.show({ signedInAs: '', isNew: false });
    } else if (view === 'check_mail') {
      const answer = await this.client.call('verifyAddress', { code: textOf(data, 'code'), ...this.#own }, { signal });
      // A code is only ever that of a sign-up.
      this.#goOn(answer.next === 'added' ? { next: 'login', email: answer.email } : answer);
    } else await this.#signUp(data, signal);
  }

  async act(action: string): Promise<void> {
    if (action === 'back') this.#back();
    else if (this.form.state.resendIn === 0) {
      const { language } = this.form.language;
      const { resendAt } = await this.client.call('resendVerification', { locale: language, ...this.#own });
      this.#watch.restart(secondsUntil(resendAt));
      announce(this.form.language.words?.checkMail.sentAgain ?? '', this.form.language.language);
    }
  }

  typed(): void {
    if (!this.form.element || this.form.state.view !== 'form') return;
    const data = new FormData(this.form.element);
    const personal = [textOf(data, 'email'), textOf(data, 'name'), this.form.state.brand];
    this.form.set(ruleState(textOf(data, 'password'), personal, this.form.state.minLength));
  }

  async #signUp(data: FormData, signal: AbortSignal): Promise<void> {
    const email = pastedAddress(textOf(data, 'email'));
    if (!(await askPage(this.host, 'portico-before-signup', email))) return;
    const input = { ...signUpInput(data, this.form.state, this.form.language.language), ...this.#own };
    const { resendAt, handle } = await this.client.call('signUp', input, { signal });
    this.#handle = handle;
    this.host.fire('portico-signed-up', { email });
    rememberAddress(email);
    this.show({
      view: 'check_mail',
      mailedTo: email,
      provider: mailProvider(email),
      ...typedSignUp(data, this.form.state),
    });
    this.#watch.start(secondsUntil(resendAt));
    this.#keep('check_mail');
  }

  get #own(): { handle?: string } {
    return this.#handle ? { handle: this.#handle } : {};
  }

  /** Comes back to the step that this page was left at. */
  #resume(): void {
    const { form, client } = this;
    const left = form.isPrinted ? undefined : keptStep(form.state.id);
    if (left?.base !== client.base) return;
    this.#handle = left.secret;
    form.set({ ...(left.shown as Partial<SignUpFormState>) });
  }

  /** Keeps where one is. The pages of a server are steps by themselves: it knows the sign-up by its cookie. */
  #keep(view: 'form' | 'check_mail' | 'done'): void {
    const { id, email, name, values, mailedTo, provider, verifyUrl, backUrl } = this.form.state;
    if (this.form.isPrinted) {
      if (view !== 'done') history.replaceState(history.state, '', view === 'form' ? backUrl : verifyUrl);
      return;
    }
    const shown = { view, email, name, values, mailedTo, provider };
    const secret = this.#handle;
    keepStep(id, view === 'done' ? null : { base: this.client.base, shown, ...(secret ? { secret } : {}) });
  }

  /** The address is confirmed, here or elsewhere; or the sign-up is gone and begins anew. */
  #goOn(progress: SignUpProgress): void {
    if (progress.next === 'gone' || progress.next === 'check_mail') {
      this.form.set({ view: 'form' });
      this.#keep('form');
      return;
    }
    this.#watch.stop();
    this.#keep('done');
    this.host.fire('portico-address-verified', { email: this.form.state.mailedTo });
    if (progress.next === 'login') {
      this.go('login', this.host.urlOf('login'), progress.email);
      return;
    }
    const { user } = progress.session;
    this.tellLoggedIn(progress);
    this.show({ view: 'form', signedInAs: user.name || user.email, isNew: true });
    if (this.form.state.returnTo) this.go('return', progress.returnTo);
  }

  #back(): void {
    this.#watch.stop();
    this.form.set({ view: 'form', alert: null, errors: {} });
    this.#keep('form');
    this.form.afterRender(() => {
      this.addressField?.focus();
      this.addressField?.select();
    });
  }
}
