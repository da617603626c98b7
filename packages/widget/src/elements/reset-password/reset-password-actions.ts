import type { FieldCode } from '@portico/contract';
import { LinkActions } from '../../base/link-actions.js';
import { requiredFields } from '../../base/required-fields.js';
import { knownOptions } from '../../client/known-options.js';
import { PorticoError } from '../../client/portico-error.js';
import { textOf } from '../../controllers/form-data.js';
import type { ResetFormState, ResetWords } from '../../forms/reset-form.js';
import { ruleState } from '../../forms/rule-state.js';

/** What `<portico-reset-password>` does once it is touched. */
export class ResetActions extends LinkActions<ResetFormState, ResetWords> {
  protected readonly unseen = { view: 'form', email: '', needsPassword: false } as const;

  protected override moved(): void {
    if (this.form.state.view === 'done') return;
    this.form.set(this.unseen);
    this.inspect();
  }

  check(data: FormData): Record<string, FieldCode> {
    return requiredFields(data, this.form.state.needsPassword ? ['currentPassword', 'password'] : ['password']);
  }

  async submit(data: FormData, signal: AbortSignal): Promise<void> {
    const { token, needsPassword } = this.form.state;
    const present = needsPassword ? { currentPassword: textOf(data, 'currentPassword') } : {};
    const input = { token, password: textOf(data, 'password'), ...present };
    try {
      const { email } = await this.client.call('resetPassword', input, { signal });
      this.host.fire('portico-password-changed', null);
      this.arrive({ view: 'done', email });
    } catch (error) {
      if (!(error instanceof PorticoError)) throw error;
      // Where the link could not be looked at beforehand, the server asks for it now.
      if ('currentPassword' in error.fields) this.form.set({ needsPassword: true });
      if (error.code !== 'link_dead') throw error;
      this.failed(error);
      this.arrive({ view: 'dead' });
    }
  }

  typed(): void {
    if (!this.form.element) return;
    const { email, brand, minLength } = this.form.state;
    this.form.set(ruleState(textOf(new FormData(this.form.element), 'password'), [email, brand], minLength));
  }

  /** Where this address is not enough by itself, another one is to be typed. */
  protected override get address(): string {
    const { email, needsPassword, view } = this.form.state;
    return needsPassword && view === 'form' ? '' : email;
  }

  /** Whose password it is, and whether the link still works, before anything is typed. */
  protected inspect(): void {
    if (this.form.state.token) void this.#inspect();
    else this.form.set({ view: 'missing' });
  }

  async #inspect(): Promise<void> {
    const { client } = this;
    const [link, options] = await Promise.all([
      client.call('inspectLink', { token: this.form.state.token, purpose: 'reset_password' }).catch(() => undefined),
      knownOptions(client).catch(() => undefined),
    ]);
    // A newer answer is on its way, or is no longer asked for.
    if (client !== this.client || this.form.state.view === 'done') return;
    if (options) this.form.set({ minLength: options.passwordLength.min });
    // The link is not used up, and works again once there are passwords.
    if (options && !options.password) this.form.set({ view: 'off' });
    else if (link?.state === 'live') this.form.set({ email: link.email, needsPassword: link.needsPassword });
    else if (link) this.form.set({ view: 'dead' });
  }
}
