import type { ContactSettings } from '@portico/contract';
import { ContactActions } from '../../base/contact-actions.js';
import { CountdownController } from '../../controllers/countdown-controller.js';
import { SettingsWatch } from '../../controllers/settings-watch.js';
import {
  type ContactDraft,
  keepAddress,
  stageAddition,
  stagePrimary,
  stageRemoval,
  stageWish,
} from '../../forms/contact-draft.js';
import type { EmailsWords } from '../../forms/emails-form.js';
import type { EmailsFormState } from '../../forms/emails-state.js';
import { fill } from '../../i18n/fill.js';
import { announce } from '../../parts/announce.js';

/** What `<portico-email-manager>` does once it is touched. */
export class EmailManagerActions extends ContactActions<EmailsFormState, EmailsWords> {
  /** How far the server's clock is ahead of this one, in milliseconds. */
  #ahead = 0;
  #known: ContactSettings | undefined;
  readonly #countdown = new CountdownController(this.host, () => {
    this.form.set({ now: Date.now() + this.#ahead });
  });
  readonly #watch = new SettingsWatch(this.host, this.store, this.client, (email) => {
    this.host.fire('portico-address-verified', { email });
    announce(fill(this.form.language.words?.emails.noticed ?? '', { email }));
  });

  async act(action: string): Promise<void> {
    if (this.actOnDraft(action)) return;
    const { settings, draft } = this.store;
    if (!settings) return;
    const [verb = '', target = ''] = action.split(/:(.*)/s);
    const steps: Record<string, () => unknown> = {
      add: () => {
        this.#add();
      },
      replace: () => {
        this.#replace();
      },
      change: () => {
        this.#open('replacement');
      },
      close: () => {
        this.form.set({ panel: '' });
        this.#focusRow(settings.addresses[0]?.id ?? '');
      },
      remove: () => {
        this.#remove(target);
      },
      succeed: () => {
        this.#remove(target, this.#chosen('successor'));
      },
      keep: () => {
        this.#stage(keepAddress(settings, draft, target), target);
      },
      primary: () => {
        this.#stage(stagePrimary(settings, draft, target), target);
      },
      unprimary: () => {
        this.#stage({ ...draft, primary: '' }, draft.primary);
      },
      drop: () => {
        this.#drop(Number(target));
      },
      resend: () => this.#resend(target),
    };
    await steps[verb]?.();
  }

  chosen(choice: string, on: boolean): void {
    const { settings, draft } = this.store;
    const which = choice.replace(/^wish:/, '');
    if (settings) this.store.stage(stageWish(settings, draft, /^\d{1,2}$/.test(which) ? Number(which) : which, on));
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

  #add(): void {
    const input = this.#field('add');
    // Enter in the other field presses this button, too.
    if (document.activeElement === this.#field('replacement')) {
      this.#replace();
      return;
    }
    if (!input || !this.store.settings) return;
    const staged = this.#accept(stageAddition(this.store.settings, this.store.draft, input.value), 'add');
    if (!staged) return;
    input.value = '';
    this.#stage(staged, '');
    input.focus();
  }

  #replace(): void {
    const input = this.#field('replacement');
    if (!input || !this.store.settings) return;
    const staged = this.#accept(stageAddition(this.store.settings, this.store.draft, input.value, true), 'replacement');
    if (!staged) return;
    this.form.set({ panel: '' });
    this.#stage(staged, 'replacePrimary');
  }

  /** A refusal is shown at its field. */
  #accept(staged: ReturnType<typeof stageAddition>, field: string): ContactDraft | undefined {
    if (typeof staged !== 'string') return staged;
    void this.form
      .wake()
      .then((behaviour) => behaviour.loadFailure())
      .then((failure) => {
        failure.showFields({ [field]: staged }, {});
      });
    return undefined;
  }

  #remove(id: string, successor?: string): void {
    const { settings, draft } = this.store;
    const staged = settings && stageRemoval(settings, draft, id, successor);
    if (!staged) {
      this.#open('successor');
      return;
    }
    this.form.set({ panel: '' });
    this.#stage(staged, id);
  }

  #drop(index: number): void {
    const { draft } = this.store;
    if (index < 0) this.#stage({ ...draft, replacePrimary: '' }, this.store.settings?.addresses[0]?.id ?? '');
    else {
      this.#stage({ ...draft, add: draft.add.filter((_each, at) => at !== index) }, '');
      this.form.afterRender(() => this.#field('add')?.focus());
    }
  }

  async #resend(id: string): Promise<void> {
    const { settings } = this.store;
    const row = settings?.addresses.find((address) => address.id === id);
    if (!settings || !row) return;
    const locale = this.form.language.language;
    const { resendAt } = await this.client.call('resendAddressVerification', { id, locale });
    const now = Date.now() + this.#ahead;
    const addresses = settings.addresses.map((each) => (each.id === id ? { ...each, resendAt, mailedAt: now } : each));
    this.store.take({ ...settings, now, addresses });
    announce(fill(this.form.language.words?.emails.sentAgain ?? '', { email: row.email }));
  }

  #open(panel: EmailsFormState['panel']): void {
    this.form.set({ panel });
    this.form.afterRender(() => this.host.querySelector<HTMLElement>('[data-pt-panel]')?.focus());
  }

  #stage(draft: ContactDraft, row: string): void {
    this.form.set({ errors: {}, alert: null, said: '' });
    this.store.stage(draft);
    if (row) this.#focusRow(row);
  }

  /** The button that takes a staged change back stands where the one was that staged it (WCAG 2.2, 2.4.3). */
  #focusRow(row: string): void {
    this.form.afterRender(() => {
      const found = this.host.querySelector<HTMLElement>(`[data-pt-row="${CSS.escape(row)}"]`);
      (found?.querySelector<HTMLElement>('.pt-row-actions button') ?? found)?.focus();
    });
  }

  #field(name: string): HTMLInputElement | null {
    return this.host.querySelector<HTMLInputElement>(`[name="${name}"]`);
  }

  #chosen(name: string): string {
    return this.host.querySelector<HTMLInputElement>(`[name="${name}"]:checked`)?.value ?? '';
  }
}
