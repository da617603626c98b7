import { ContextEvent } from '@lit/context';
import type { Session } from '@portico/contract';
import { contactContext } from '../controllers/contact-context.js';
import type { FormFailure } from '../controllers/form-failure.js';
import { ContactStore, primaryOf, type SavedChanges } from '../controllers/contact-store.js';
import { PorticoError } from '../client/portico-error.js';
import { countChanges } from '../forms/contact-draft.js';
import type { ContactState } from '../forms/emails-state.js';
import type { SaveBarWords } from '../forms/save-bar.js';
import { fill } from '../i18n/fill.js';
import { AccountActions } from './account-actions.js';

/** What the elements over addresses and notifications do alike: one draft, one bar, one save. */
export abstract class ContactActions<State extends ContactState, Words extends SaveBarWords> extends AccountActions<
  State,
  Words
> {
  protected readonly store = sharedStore(this.host) ?? new ContactStore(`${this.form.state.id}-draft`);

  override attached(): void {
    super.attached();
    const { settings, draft } = this.form.state;
    // Another element may have brought it, and somebody have staged more since.
    if (settings && !this.store.settings) this.store.take(settings, draft);
    const follow = (): (() => void) =>
      this.store.show(this.host, {
        update: () => {
          this.update();
        },
        refuse: (error) => this.#refuse(error),
        explain: (error) => {
          this.#withFailure((failure) => {
            failure.show(error);
          });
        },
        compare: () => {
          this.form.afterRender(() => {
            this.host.querySelector<HTMLElement>('[data-pt-panel]')?.focus();
          });
        },
        confirm: (saved) => {
          this.#confirm(saved);
        },
      });
    let stop = follow();
    // A printed form is taken over as it was printed. By then the store may hold what the page was left with.
    this.form.afterRender(() => {
      if (this.form.state.draft !== this.store.draft) this.update();
    });
    this.host.addController({
      hostConnected: () => {
        stop = follow();
      },
      hostDisconnected: () => {
        stop();
      },
    });
    this.load();
  }

  async submit(_data: FormData, signal: AbortSignal): Promise<void> {
    const { language } = this.form.language;
    const save = (): Promise<SavedChanges> => this.store.save(this.client, language, signal);
    try {
      await this.prove(_data);
      const saved = await this.ask(save, primaryOf(this.store.settings));
      if (saved) this.#tellSaved(saved);
    } catch (error) {
      if (!(error instanceof PorticoError)) throw error;
      const isStale = error.code === 'version_stale';
      // Of a save for several elements each shows what it is about.
      if (!isStale && !this.store.refuse(error)) {
        if (this.store.isFirst(this.host)) throw error;
        this.store.explain(error);
        // The wait of a limit holds the button here.
        if (error.retryAfter) throw error;
      }
      this.failed(error);
      // Both sides are shown instead of a message.
      if (isStale) this.store.compare();
    }
  }

  protected override knew({ user }: Session): void {
    this.store.own(this.client.base, user.id);
  }

  /** The save that was pressed goes on, as it does where the page stayed. */
  protected override proven(): void {
    if (countChanges(this.store.draft) > 0) this.form.element?.requestSubmit();
  }

  /** Whoever forgot their password need not type the address, too. */
  protected override get address(): string {
    return primaryOf(this.store.settings);
  }

  /** Whether a part of the change set, by its name in a refusal, is shown in this element. */
  protected abstract shows(field: string): boolean;

  /** What a button of the bar, of the conflict, or of a load that failed, does. True when it was one. */
  protected actOnDraft(action: string): boolean {
    if (action === 'load') this.load();
    else if (action === 'mail-code') this.client.call('requestReauthentication', {}).catch(this.#fail);
    else if (action === 'rebase' || action === 'discard') {
      this.store[action]();
      if (action === 'discard') this.say(this.form.language.words?.saveBar.discarded);
      this.show({});
    } else return false;
    return true;
  }

  /** Shows what the store holds. */
  protected update(): void {
    const { settings, draft, conflict, former } = this.store;
    const { state } = this.form;
    this.form.set({
      settings,
      draft,
      conflict,
      former,
      first: this.store.isFirst(this.host),
      bar: this.store.isLast(this.host),
      // Another element over the same store may have been told to try again.
      ...(settings && !state.settings && { alert: null }),
      // What was saved before is no longer all there is to say.
      ...(countChanges(draft) > 0 && { said: '' }),
      // A wait is said until it is over.
      ...(draft !== state.draft && (state.secondsLeft > 0 ? { errors: {} } : { errors: {}, alert: null })),
    } as Partial<State>);
    this.form.afterRender(() => {
      // What somebody switched by hand no longer follows its attribute by itself.
      for (const box of this.host.querySelectorAll<HTMLInputElement>('[data-pt-choice]'))
        box.checked = box.defaultChecked;
    });
  }

  /** What was typed into a form that asked for the password itself, as one without script does. */
  protected async prove(data: FormData): Promise<void> {
    const [password, code] = [data.get('password'), data.get('code')];
    if (typeof password === 'string' && password) await this.client.call('reauthenticate', { password });
    else if (typeof code === 'string' && code) await this.client.call('reauthenticate', { code });
    this.form.set({ proof: '' } as unknown as Partial<State>);
  }

  #refuse({ fields, params }: PorticoError): boolean {
    const own = Object.fromEntries(Object.entries(fields).filter(([field]) => this.shows(field)));
    if (Object.keys(own).length === 0) return false;
    this.#withFailure((failure) => {
      failure.showFields(own, params);
    });
    return true;
  }

  #withFailure(show: (failure: FormFailure) => void): void {
    void this.form
      .wake()
      .then((behaviour) => behaviour.loadFailure())
      .then(show);
  }

  protected load(): void {
    this.form.set({ alert: null } as unknown as Partial<State>);
    this.ask(() => this.store.load(this.client)).catch(this.#fail);
  }

  readonly #fail = async (error: unknown): Promise<void> => (await this.form.wake()).fail(error);

  protected override forget(): void {
    super.forget();
    this.store.forget();
  }

  #tellSaved(saved: SavedChanges): void {
    const { added, removed, primary, notifications } = saved;
    if (changesBook(saved)) {
      this.host.fire('portico-addresses-saved', { changes: { added, removed, primary } });
      // The primary address is part of who is signed in.
      this.client.announceChange().catch(() => undefined);
    }
    if (notifications > 0) this.host.fire('portico-notifications-saved', null);
    this.store.confirm(saved);
  }

  /** What only is about notifications is said there, everything else at the addresses. */
  #confirm(saved: SavedChanges): void {
    const isOther = saved.notifications > 0 && !changesBook(saved);
    if (!this.shows(isOther ? 'notifications.' : 'add')) return;
    const [mailedTo = ''] = saved.added;
    const said = mailedTo ? 'saved_mail' : 'saved';
    this.show({ said, saidOf: mailedTo } as unknown as Partial<State>);
    const words = this.form.language.words?.saveBar;
    this.say(words && fill(mailedTo ? words.savedMail : words.saved, { email: mailedTo }));
  }
}

function changesBook({ added, removed, primary }: SavedChanges): boolean {
  return added.length + removed.length > 0 || primary !== null;
}

/** The store that something around the element offers, if anything does. */
function sharedStore(host: HTMLElement): ContactStore | undefined {
  let found: ContactStore | undefined;
  const take = (store: ContactStore | undefined): void => {
    found = store;
  };
  host.dispatchEvent(new ContextEvent(contactContext, host, take));
  return found;
}
