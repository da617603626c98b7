import type { ContactSettings, OwnAddress } from '@portico/contract';
import type { CoreClient } from '../client/core-client.js';
import { PorticoError } from '../client/portico-error.js';
import { underSession } from '../client/under-session.js';
import {
  addressChanges,
  type ContactDraft,
  countChanges,
  noDraft,
  notificationChoices,
  rebaseDraft,
} from '../forms/contact-draft.js';
import { isDraftDone } from '../forms/is-draft-done.js';
import { keepStep, keptStep } from './kept-step.js';

/** What a save changed, for those who are told. */
export interface SavedChanges {
  /** Addresses that were added, each with a mail on its way; and those that were removed. */
  added: string[];
  removed: string[];
  /** The new primary address, or null when it stays. */
  primary: string | null;
  /** How many choices about notifications changed. */
  notifications: number;
}

/** An element that shows a store, or a part of it. */
export interface ContactView {
  /** Shows what the store holds. */
  update: () => void;
  /** Shows which parts of the draft were refused. False when none of them is shown here. */
  refuse: (error: PorticoError) => boolean;
  /** Shows why a save failed, and goes there. */
  explain: (error: PorticoError) => void;
  /** Goes to what asks which of two sides counts. */
  compare: () => void;
  /** Says what was saved, where that is shown here. */
  confirm: (saved: SavedChanges) => void;
}

/**
 * What is saved of somebody's addresses and notifications, and what is to change. Several elements may show parts of
 * one store: it is saved as a whole, in one call, and only the last of them shows the bar for it. What is staged is kept
 * beside the page's address, for the person whose it is: it is staged again after a reload.
 */
export class ContactStore {
  settings: ContactSettings | null = null;
  draft: ContactDraft = noDraft;
  /** Somebody saved elsewhere meanwhile; `former` are the addresses that the draft was begun with. */
  conflict = false;
  former: OwnAddress[] = [];
  readonly #views = new Map<Element, ContactView>();
  #loading: Promise<void> | undefined;
  readonly #id: string;
  /** The portal and the person that it is of, once they are known. */
  #owner: { base: string; id: string } | undefined;
  /** What a page began with, and what is kept of the draft; undefined before that was looked for. */
  #begun = noDraft;
  #kept: ContactDraft | undefined;
  /** The browser asks in its own words whether to leave what is not saved. One for each store: another may be clean. */
  readonly #askBeforeLeaving = (event: Event): void => {
    event.preventDefault();
  };

  /** `id` names it among the steps that are kept, the same each time that the page is loaded. */
  constructor(id: string) {
    this.#id = id;
  }

  /** Learns whose it is. What the page was left with is staged again if it is theirs, else dropped. */
  own(base: string, id: string): void {
    this.#owner = { base, id };
    this.#resume();
  }

  /** Shows the store in an element from now on. Returns the end of that. */
  show(element: Element, view: ContactView): () => void {
    this.#views.set(element, view);
    this.#tell();
    return () => {
      this.#views.delete(element);
      this.#tell();
    };
  }

  /** Whether an element is the first in the page that shows this store. */
  isFirst(view: Element): boolean {
    return [...this.#views.keys()].every(
      (other) => other === view || !(view.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING),
    );
  }

  /** Whether an element is the last in the page that shows this store. */
  isLast(view: Element): boolean {
    return [...this.#views.keys()].every(
      (other) => other === view || !(view.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING),
    );
  }

  /** Asks for the settings, once; what a page was printed with need not be asked for. @throws PorticoError */
  load(client: CoreClient): Promise<void> {
    // Who asks meanwhile may have logged in since the call began.
    const ask = (): Promise<ContactSettings> => client.call('getContactSettings', {});
    const loading = (this.#loading ??= underSession(client, ask).then(
      (settings) => {
        if (this.#loading === loading) this.take(settings);
      },
      (error: unknown) => {
        if (this.#loading === loading) this.#loading = undefined;
        throw error;
      },
    ));
    return loading;
  }

  /** Holds nothing any more, as if it were new. */
  forget(): void {
    this.#loading = undefined;
    this.settings = null;
    this.#owner = undefined;
    this.#kept ??= keptDraft(this.#id)?.draft ?? noDraft;
    this.discard();
    this.#kept = undefined;
  }

  /** Begins with settings that are known already, and a draft that was begun without script. */
  take(settings: ContactSettings, draft: ContactDraft = this.draft): void {
    this.#loading ??= Promise.resolve();
    if (!this.settings) this.#begun = draft;
    this.settings = settings;
    this.stage(draft);
    this.#resume();
  }

  /** Changes the draft. */
  stage(draft: ContactDraft): void {
    if (countChanges(this.draft) === 0) this.former = this.settings?.addresses ?? [];
    this.draft = draft;
    this.#keep();
    this.#tell();
  }

  /** Drops every change. */
  discard(): void {
    this.conflict = false;
    this.stage(noDraft);
  }

  /** Puts what is still to be done of the draft on top of what is saved now. */
  rebase(): void {
    if (!this.settings) return;
    this.conflict = false;
    this.former = this.settings.addresses;
    this.stage(rebaseDraft(this.settings, this.draft));
  }

  /**
   * Looks whether anything was verified meanwhile. What only was verified is taken over below the draft; other changes
   * are, too, while nothing is staged. Returns the addresses that are newly verified.
   */
  async look(client: CoreClient): Promise<string[]> {
    const before = this.settings;
    const now = await client.call('getContactSettings', {});
    // What became known meanwhile, such as a save, may be newer than this answer; or it is another person's by now.
    if (!before || before !== this.settings || this.conflict || now.version < before.version) return [];
    const verified = now.addresses.filter((address) =>
      before.addresses.some(({ id, verified: was }) => id === address.id && address.verified && !was),
    );
    const isRest = now.version - before.version > verified.length;
    if (countChanges(this.draft) === 0) this.take(now);
    else if (!isRest) {
      this.settings = now;
      this.rebase();
    }
    return verified.map(({ email }) => email);
  }

  /** Keeps what became of a mail to an address; `now` is the server's time (ms since 1970). */
  noteMail(id: string, now: number, mail: Partial<Pick<OwnAddress, 'resendAt' | 'mailedAt'>>): void {
    const { settings } = this;
    if (!settings) return;
    const addresses = settings.addresses.map((each) => (each.id === id ? { ...each, ...mail } : each));
    this.take({ ...settings, now, addresses });
  }

  /**
   * Saves the draft. When the settings were changed elsewhere the new ones are fetched and both sides kept; a draft that
   * is in them already is saved: the answer to an earlier try was lost.
   *
   * @throws PorticoError; nothing staged is lost. The abort reason when `signal` is aborted: nothing is taken then
   */
  async save(client: CoreClient, locale: string, signal: AbortSignal): Promise<SavedChanges> {
    const { settings, draft } = this;
    if (!settings) throw new PorticoError('internal');
    const addresses = addressChanges(draft);
    const notifications = notificationChoices(draft);
    const input = {
      version: settings.version,
      locale,
      ...(addresses && { addresses }),
      ...(notifications && { notifications }),
    };
    const saved = await client.call('saveContactSettings', input, { signal }).catch(async (error: unknown) => {
      if (!(error instanceof PorticoError) || error.code !== 'version_stale') throw error;
      const now = await client.call('getContactSettings', {}, { signal });
      if (isDraftDone(now, draft)) return now;
      this.former = settings.addresses;
      this.settings = now;
      this.conflict = true;
      this.#tell();
      throw error;
    });
    signal.throwIfAborted();
    // What was staged while the answer was on its way is still to be saved.
    this.take(saved, this.draft === draft ? noDraft : rebaseDraft(saved, this.draft));
    return changesBetween(settings, saved, notifications?.length ?? 0);
  }

  /** Has every element show what it shows of a refusal. False when nothing of it is shown anywhere. */
  refuse(error: PorticoError): boolean {
    return [...this.#views.values()].filter(({ refuse }) => refuse(error)).length > 0;
  }

  /** Has the first element say why a save failed, above everything that it was about. */
  explain(error: PorticoError): void {
    this.#first?.explain(error);
  }

  /** Has the first element ask which of two sides counts. */
  compare(): void {
    this.#first?.compare();
  }

  /** Has every element say what it shows of a save. */
  confirm(saved: SavedChanges): void {
    for (const { confirm } of this.#views.values()) confirm(saved);
  }

  get #first(): ContactView | undefined {
    return [...this.#views].find(([element]) => this.isFirst(element))?.[1];
  }

  /** Only once both are known: what is saved now, under the draft, and whose it is. */
  #resume(): void {
    const { settings } = this;
    if (!settings || !this.#owner || this.#kept) return;
    const { base, owner, draft = noDraft } = keptDraft(this.#id) ?? {};
    this.#kept = draft;
    const isTheirs = base === this.#owner.base && owner === this.#owner.id;
    // What was staged by hand meanwhile counts.
    if (isTheirs && this.draft === this.#begun) this.stage(rebaseDraft(settings, draft));
    else this.#keep();
  }

  #keep(): void {
    const { draft } = this;
    const kept = this.#kept;
    if (!kept || kept === draft) return;
    this.#kept = draft;
    const owner = this.#owner;
    if (owner && countChanges(draft) > 0) keepStep(this.#id, { base: owner.base, shown: { owner: owner.id, draft } });
    else if (countChanges(kept) > 0) keepStep(this.#id, null);
  }

  #tell(): void {
    // Only while there is something to lose: a page that listens for it is not kept for the Back button.
    const isPending = countChanges(this.draft) > 0 && this.#views.size > 0;
    (isPending ? addEventListener : removeEventListener)('beforeunload', this.#askBeforeLeaving);
    for (const { update } of this.#views.values()) update();
  }
}

/** A draft that the page was left with, and whose it is. What a version before this one did not know is not changed. */
function keptDraft(id: string): { base: string; owner?: string; draft: ContactDraft } | undefined {
  const kept = keptStep(id);
  if (!kept) return undefined;
  const { owner, draft } = (kept.shown ?? {}) as { owner?: string; draft?: Partial<ContactDraft> };
  return { base: kept.base, ...(owner && { owner }), draft: { ...noDraft, ...draft } };
}

function changesBetween(before: ContactSettings, after: ContactSettings, notifications: number): SavedChanges {
  const emails = ({ addresses }: ContactSettings): string[] => addresses.map(({ email }) => email);
  const [old, now] = [emails(before), emails(after)];
  return {
    added: now.filter((email) => !old.includes(email)),
    removed: old.filter((email) => !now.includes(email)),
    primary: primaryOf(before) === primaryOf(after) ? null : primaryOf(after),
    notifications,
  };
}

/** The primary address, as far as it is known. */
export function primaryOf(settings: ContactSettings | null): string {
  return settings?.addresses.find(({ primary }) => primary)?.email ?? '';
}
