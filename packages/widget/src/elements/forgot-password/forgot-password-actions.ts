import { type FieldCode, pastedAddress } from '@portico/contract';
import { ElementActions } from '../../base/element-actions.js';
import { requiredFields } from '../../base/required-fields.js';
import { knownOptions } from '../../client/known-options.js';
import { CountdownController } from '../../controllers/countdown-controller.js';
import { keepStep, keptStep } from '../../controllers/kept-step.js';
import { textOf } from '../../controllers/form-data.js';
import { secondsUntil } from '../../controllers/mail-watch.js';
import type { ForgotFormState, ForgotWords } from '../../forms/forgot-form.js';
import { announce } from '../../parts/announce.js';

/** What `<portico-forgot-password>` does once it is touched. */
export class ForgotActions extends ElementActions<ForgotFormState, ForgotWords> {
  readonly #countdown = new CountdownController(this.host, (resendIn) => {
    this.form.set({ resendIn });
  });

  attached(): void {
    const left = this.form.isPrinted ? undefined : keptStep(this.form.state.id);
    if (left?.base === this.client.base) this.form.set({ ...(left.shown as Partial<ForgotFormState>) });
    if (this.form.state.resendIn > 0) this.#countdown.start(this.form.state.resendIn);
    this.recallAddress();
    if (!this.form.isPrinted) this.moved();
  }

  protected override moved(): void {
    const { client } = this;
    knownOptions(client).then(
      ({ mailFrom, lifetimes, password }) => {
        if (client !== this.client) return;
        const { view } = this.form.state;
        this.form.set({
          sender: mailFrom,
          linkMinutes: Math.round(lifetimes.resetLink / 60),
          view: !password ? 'off' : view === 'off' ? 'form' : view,
        });
      },
      () => undefined,
    );
  }

  check(data: FormData): Record<string, FieldCode> {
    return requiredFields(data, ['email']);
  }

  async submit(data: FormData, signal: AbortSignal): Promise<void> {
    if (this.form.state.resendIn > 0) return;
    const email = pastedAddress(textOf(data, 'email'));
    const isAgain = this.form.state.view === 'sent';
    const { language } = this.form.language;
    const { resendAt } = await this.client.call('requestPasswordReset', { email, locale: language }, { signal });
    this.host.fire('portico-reset-requested', { email });
    this.#countdown.start(secondsUntil(resendAt));
    if (isAgain) announce(this.form.language.words?.forgot.sentAgain ?? '', this.form.language.language);
    else this.show({ view: 'sent', email });
    this.#keep(this.form.state.sentUrl, { view: 'sent', email });
  }

  act(): void {
    this.form.set({ view: 'form', alert: null, errors: {} });
    this.#keep(this.form.state.action);
    this.form.afterRender(() => {
      this.addressField?.focus();
      this.addressField?.select();
    });
  }

  /** Keeps where one is: a page of the server has an address for each step. */
  #keep(url: string, shown?: Partial<ForgotFormState>): void {
    const { base } = this.client;
    if (this.form.isPrinted) history.replaceState(history.state, '', url);
    else keepStep(this.form.state.id, shown ? { base, shown } : null);
  }

  protected override get address(): string {
    return super.address || this.form.state.email;
  }
}
