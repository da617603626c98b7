import type { FieldCode, RenewedSession, Session } from '@portico/contract';
import { AccountActions } from '../../base/account-actions.js';
import { requiredFields } from '../../base/required-fields.js';
import { knownOptions } from '../../client/known-options.js';
import { textOf } from '../../controllers/form-data.js';
import type { ChangePasswordFormState, ChangePasswordWords } from '../../forms/change-password-form.js';
import { ruleState } from '../../forms/rule-state.js';

/** What `<portico-change-password>` does once it is touched. */
export class ChangePasswordActions extends AccountActions<ChangePasswordFormState, ChangePasswordWords> {
  override attached(): void {
    super.attached();
    this.load();
  }

  check(data: FormData): Record<string, FieldCode> {
    return requiredFields(data, this.form.state.hasPassword ? ['currentPassword', 'newPassword'] : ['newPassword']);
  }

  async submit(data: FormData, signal: AbortSignal): Promise<void> {
    const { hasPassword, email, proof } = this.form.state;
    const newPassword = textOf(data, 'newPassword');
    const input = hasPassword ? { currentPassword: textOf(data, 'currentPassword'), newPassword } : { newPassword };
    const save = (): Promise<RenewedSession> => this.client.call('changePassword', input, { signal });
    // A printed form may have asked for the code itself.
    const code = proof && textOf(data, 'code');
    if (code) await this.client.call('reauthenticate', { code }, { signal });
    if (!(await this.ask(save, email))) return;
    this.host.fire('portico-password-changed', null);
    this.show({ view: 'done', proof: '', hasPassword: true, longEnough: false, impersonal: false });
    this.say(this.form.language.words?.changePassword.done);
  }

  async act(action: string): Promise<void> {
    if (action === 'mail-code') await this.client.call('requestReauthentication', {});
    if (action !== 'again') return;
    this.form.set({ view: 'form' });
    this.form.afterRender(() => {
      this.host.querySelector<HTMLElement>('input:not([hidden])')?.focus();
    });
  }

  typed(): void {
    const { element, state } = this.form;
    if (element)
      this.form.set(ruleState(textOf(new FormData(element), 'newPassword'), state.personal, state.minLength));
  }

  /** Whoever forgot their password need not type the address, too. */
  protected override get address(): string {
    return this.form.state.email;
  }

  /** The new password is to be typed again: passwords are kept nowhere. */
  protected override proven(): void {
    this.host.querySelector<HTMLElement>('input:not([hidden])')?.focus();
  }

  protected override knew({ user }: Session): void {
    this.form.set({ email: user.email });
  }

  protected load(): void {
    if (!this.form.isPrinted) void this.#inspect();
  }

  /** Whose password it is, and whether there is one. Without an answer the form works, too: the server decides. */
  async #inspect(): Promise<void> {
    const unknown = (): undefined => undefined;
    const found = await this.ask(() =>
      Promise.all([
        this.client.knowSession().catch(unknown),
        this.client.call('getProfile', {}).catch(unknown),
        knownOptions(this.client).catch(unknown),
      ]),
    );
    if (!found) return;
    const [session, profile, options] = found;
    if (options) this.form.set({ minLength: options.passwordLength.min });
    const { view } = this.form.state;
    if (options && view !== 'done') this.form.set({ view: options.password ? 'form' : 'off' });
    if (profile) this.form.set({ hasPassword: profile.hasPassword });
    if (session) this.form.set({ email: session.user.email });
    const names = [session?.user.email, profile?.name ?? session?.user.name, options?.portal.name];
    this.form.set({ personal: names.filter((name) => name !== undefined) });
    this.typed();
  }
}
