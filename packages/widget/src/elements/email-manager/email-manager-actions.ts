import type { ContactSettings } from '@portico/contract';
import { ContactActions } from '../../base/contact-actions.js';
import { PorticoError } from '../../client/portico-error.js';
import { CountdownController } from '../../controllers/countdown-controller.js';
import { textOf } from '../../controllers/form-data.js';
import { VisiblePoller } from '../../controllers/visible-poller.js';
import { stageWish } from '../../forms/contact-draft.js';
import type { EmailsWords } from '../../forms/emails-words.js';
import type { EmailsFormState } from '../../forms/emails-state.js';
import { stageAct } from '../../forms/stage-act.js';
import { fill } from '../../i18n/fill.js';

/** What `<portico-email-manager>` does once it is touched. */
export class EmailManagerActions extends ContactActions<EmailsFormState, EmailsWords> {
  /** How far the server's clock is ahead of this one, in milliseconds. */
  #ahead = 0;
  #known: ContactSettings | undefined;
  readonly #countdown = new CountdownController(this.host, () => {
    this.form.set({ now: Date.now() + this.#ahead });
  });
  readonly #watch = new VisiblePoller(this.host, async () => {
    if (this.form.cover) return;
    for (const email of await this.store.look(this.client).catch(() => [])) {
      this.host.fire('portico-address-verified', { email });
      this.say(fill(this.form.language.words?.emails.noticed ?? '', { email }));
    }
  });

  async act(action: string): Promise<void> {
    if (this.actOnDraft(action)) return;
    const { settings, draft } = this.store;
    if (!settings) return;
    if (action.startsWith('resend:')) return this.#resend(action.slice('resend:'.length));
    const staged = stageAct(settings, draft, action, (name) => this.#valueOf(name));
    if (!staged) return;
    const { panel, errors, row } = staged;
    if (Object.keys(errors).length > 0) {
      (await (await this.form.wake()).loadFailure()).showFields(errors, {});
      return;
    }
    this.form.set({ panel, errors: {}, alert: null, said: '' });
    this.store.stage(staged.draft);
    const added = staged.draft.add.length > draft.add.length ? `add.${draft.add.length}` : '';
    this.form.afterRender(() => {
      this.#goOn(panel, row, added);
      if (!panel) this.#say(this.#row(row || added));
    });
  }

  chosen(choice: string, on: boolean): void {
    const { settings, draft } = this.store;
    const which = choice.replace(/^wish:/, '');
    if (settings) this.store.stage(stageWish(settings, draft, /^\d{1,2}$/.test(which) ? Number(which) : which, on));
  }

  protected shows(field: string): boolean {
    return !field.startsWith('notifications.');
  }

  protected override update(): void {
    super.update();
    const { settings } = this.store;
    if (!settings || settings === this.#known) return;
    this.#known = settings;
    this.#ahead = settings.now - Date.now();
    this.form.set({ now: settings.now });
    const waits = settings.addresses.map(({ resendAt }) => resendAt - settings.now);
    this.#countdown.start(Math.max(0, ...waits) / 1000);
    this.#watch.follow(settings.addresses.some(({ verified }) => !verified));
  }

  async #resend(id: string): Promise<void> {
    const { settings } = this.store;
    const row = settings?.addresses.find((address) => address.id === id);
    if (!settings || !row) return;
    const now = (): number => Date.now() + this.#ahead;
    const locale = this.form.language.language;
    try {
      const sent = await this.ask(() => this.client.call('resendAddressVerification', { id, locale }));
      if (!sent) return;
      this.store.noteMail(id, now(), { resendAt: sent.resendAt, mailedAt: now() });
      this.say(fill(this.form.language.words?.emails.sentAgain ?? '', { email: row.email }));
    } catch (error) {
      if (!(error instanceof PorticoError)) throw error;
      // A wait concerns this row alone: everything else can still be saved.
      if (error.retryAfter) this.store.noteMail(id, now(), { resendAt: now() + error.retryAfter * 1000 });
      // It was verified or removed elsewhere meanwhile.
      else if (error.code === 'link_used' || error.code === 'input_invalid') await this.#watch.look();
      else throw error;
      this.failed(error);
    }
  }

  /**
   * To the panel that opened, else to the row: the button that takes a change back stands where the one was that staged
   * it (WCAG 2.2, 2.4.3). Without either, to the field for another address, while there is room for one.
   */
  #goOn(panel: string, row: string, added: string): void {
    const opened = this.host.querySelector<HTMLElement>('[data-pt-panel],[name=replacement]');
    const field = this.host.querySelector<HTMLInputElement>('[name=add]');
    if (added && field) field.value = '';
    const found = panel ? opened : this.#row(row || (field ? '' : added));
    const next = panel ? found : (found?.querySelector<HTMLElement>('.pt-row-actions button') ?? found);
    // Firefox gives a legend the focus only once it has a place.
    next?.getClientRects();
    (next ?? field)?.focus();
  }

  /** Says what became of a row: its badges and its note, which the eyes find beside the button (WCAG 2.2, 4.1.3). */
  #say(row: Element | null): void {
    const texts = row?.querySelectorAll('.pt-row-name > *, .pt-row-note');
    if (texts) this.say(Array.from(texts, ({ textContent }) => textContent.trim()).join(', '));
  }

  #row(id: string): HTMLElement | null {
    return this.host.querySelector(`[data-pt-row="${CSS.escape(id)}"]`);
  }

  #valueOf(name: string): string {
    return this.form.element ? textOf(new FormData(this.form.element), name) : '';
  }
}
