import { type FieldCode, pastedAddress, type SignUpProgress, type VerifyAddressAnswer } from '@portico/contract';
import { LinkActions } from '../../base/link-actions.js';
import { requiredFields } from '../../base/required-fields.js';
import { knownOptions } from '../../client/known-options.js';
import { PorticoError } from '../../client/portico-error.js';
import { textOf } from '../../controllers/form-data.js';
import { MailWatch, secondsUntil } from '../../controllers/mail-watch.js';
import { ruleState } from '../../forms/rule-state.js';
import type { VerifyFormState, VerifyWords } from '../../forms/verify-form.js';
import { checkMail } from '../../i18n/en/check-mail.js';
import { announce } from '../../parts/announce.js';

type View = VerifyFormState['view'];

/** What a code of a refused link shows instead of a message: the link itself is done for. */
const outcomes: Partial<Record<string, View>> = {
  link_used: 'used',
  link_superseded: 'superseded',
  link_dead: 'dead',
  address_taken: 'taken',
};

const fieldOfView: Partial<Record<View, string>> = {
  resend: 'email',
  password: 'password',
  new_password: 'newPassword',
  check_mail: 'code',
};

/** What is shown of a link by what a server says of it, before anything came of it. */
const aboutLink: View[] = ['confirm', 'password', 'new_password', 'used', 'superseded', 'dead', 'taken'];

/** What `<portico-verify-address>` does once it is touched. */
export class VerifyActions extends LinkActions<VerifyFormState, VerifyWords> {
  readonly words = { checkMail };
  readonly #watch = new MailWatch(
    this.form,
    () => this.client,
    (progress) => {
      this.#goOn(progress);
    },
  );

  protected readonly unseen = { view: 'confirm', email: '', addedTo: null, needsConfirmation: false } as const;
  /** What is settled once it is known what the link is good for. */
  #inspected: Promise<void> | undefined;

  override attached(): void {
    super.attached();
    this.recallAddress();
    const { view, resendIn } = this.form.state;
    if (view === 'check_mail') this.#watch.start(resendIn);
  }

  protected override moved(): void {
    if (aboutLink.includes(this.form.state.view)) this.form.set(this.unseen);
    this.inspect();
  }

  /** The box is for whoever presses the button without having read: the server takes a token alone. */
  check(data: FormData): Record<string, FieldCode> {
    if (this.form.state.needsConfirmation && !data.has('confirmed')) return { confirmed: 'confirmation_required' };
    const field = fieldOfView[this.form.state.view];
    return field === undefined ? {} : requiredFields(data, [field]);
  }

  async submit(data: FormData, signal: AbortSignal): Promise<void> {
    if (this.form.state.view === 'resend') return this.#resendTo(pastedAddress(textOf(data, 'email')), signal);
    const { view: pressed } = this.form.state;
    if (pressed === 'confirm') {
      await this.#inspected;
      signal.throwIfAborted();
      // It asks for something else than what was pressed.
      if (this.form.state.view !== pressed) return;
      const fields = this.check(data);
      if (Object.keys(fields).length > 0) throw new PorticoError('input_invalid', { fields });
    }
    try {
      this.#succeed(await this.client.call('verifyAddress', this.#inputOf(data), { signal }));
    } catch (error) {
      const view = error instanceof PorticoError ? outcomes[error.code] : undefined;
      if (!(error instanceof PorticoError) || !view) throw error;
      this.failed(error);
      this.arrive({ view });
    }
  }

  async act(action: string): Promise<void> {
    const { view, resendIn } = this.form.state;
    if (action === 'other-way') this.show({ view: view === 'password' ? 'new_password' : 'password' });
    else if (action === 'ask-resend') this.show({ view: 'resend' });
    else if (action === 'back') this.go('signup', this.form.state.backUrl);
    else if (resendIn === 0) {
      const { resendAt } = await this.client.call('resendVerification', { locale: this.form.language.language });
      this.#watch.restart(secondsUntil(resendAt));
      announce(this.form.language.words?.checkMail.sentAgain ?? '', this.form.language.language);
    }
  }

  typed(): void {
    if (this.form.state.view !== 'new_password' || !this.form.element) return;
    const { email, brand, minLength } = this.form.state;
    this.form.set(ruleState(textOf(new FormData(this.form.element), 'newPassword'), [email, brand], minLength));
  }

  protected override get address(): string {
    return super.address || this.form.state.email;
  }

  /** What the link is good for, before its button is pressed. */
  protected inspect(): void {
    this.#inspected = this.form.state.view === 'confirm' ? this.#inspect() : undefined;
    void this.#readOptions();
  }

  async #inspect(): Promise<void> {
    const { token, view } = this.form.state;
    const { client } = this;
    const link = await client.call('inspectLink', { token, purpose: 'verify_address' }).catch(() => undefined);
    // Another view is a newer answer, and another client has another one.
    if (this.form.state.view !== view || client !== this.client) return;
    if (link?.state === 'live') {
      const { email, needsPassword, addedTo = null, needsConfirmation = false } = link;
      this.form.set({ email, addedTo, needsConfirmation, view: needsPassword ? 'password' : 'confirm' });
    } else if (link) this.form.set({ view: link.state, addedTo: 'addedTo' in link ? (link.addedTo ?? null) : null });
  }

  async #readOptions(): Promise<void> {
    const { client } = this;
    await this.#inspected;
    const options = await knownOptions(client).catch(() => undefined);
    if (options && client === this.client)
      this.form.set({ minLength: options.passwordLength.min, sender: options.mailFrom });
  }

  #inputOf(data: FormData): { code: string } | { token: string; password?: string; newPassword?: string } {
    const { view, token } = this.form.state;
    if (view === 'check_mail') return { code: textOf(data, 'code') };
    if (view === 'password') return { token, password: textOf(data, 'password') };
    return view === 'new_password' ? { token, newPassword: textOf(data, 'newPassword') } : { token };
  }

  async #resendTo(email: string, signal: AbortSignal): Promise<void> {
    await this.client.call('resendVerification', { email, locale: this.form.language.language }, { signal });
    this.arrive({ view: 'resent', email });
  }

  #goOn(progress: SignUpProgress): void {
    if (progress.next === 'done' || progress.next === 'login') this.#succeed(progress);
    else this.arrive({ view: 'dead' });
  }

  #succeed(answer: VerifyAddressAnswer): void {
    this.#watch.stop();
    this.host.fire('portico-address-verified', { email: this.form.state.email || this.form.state.mailedTo });
    if (answer.next === 'added') {
      const { next: view, email, primary, removed } = answer;
      this.arrive({ view, email, primary, removed, addedTo: this.form.state.addedTo ?? '' });
      return;
    }
    if (answer.next === 'login') {
      this.arrive({ view: 'confirmed', email: answer.email });
      return;
    }
    this.tellLoggedIn(answer);
    // Whoever comes back later need not be logged in any more.
    this.keep({ view: 'used' });
    this.show({ view: 'arrived', email: answer.session.user.email });
    this.go('return', answer.returnTo);
  }
}
