import {
  type AddressChanges,
  type ContactSettings,
  type NotificationChoice,
  type OwnAddress,
  pastedAddress,
} from '@portico/contract';

/** What somebody wants to change about their addresses and notifications, before it is saved. Plain JSON. */
export interface ContactDraft {
  add: { email: string; makePrimary: boolean }[];
  /** Ids of addresses that go. */
  remove: string[];
  /** Id of the address that becomes primary, or ''. */
  primary: string;
  /** Address that takes the place of the primary one once it is verified, or ''. */
  replacePrimary: string;
  /** Id of the saved address that becomes primary once it is verified; '' for none; null for no change. */
  onceVerified: string | null;
  /** Choices that differ from what is saved, by `<id> <channel>`. */
  notifications: Record<string, boolean>;
}

/** Nothing is to be changed. */
export const noDraft: ContactDraft = {
  add: [],
  remove: [],
  primary: '',
  replacePrimary: '',
  onceVerified: null,
  notifications: {},
};

/** Why an address cannot be staged. */
export type StageRefusal = 'required' | 'address_invalid' | 'address_yours' | 'addresses_too_many';

/** How many things a save would change. */
export function countChanges(draft: ContactDraft): number {
  return countAddressChanges(draft) + Object.keys(draft.notifications).length;
}

/** How many of them are about addresses. A removal of the primary address and its successor are two. */
export function countAddressChanges({ add, remove, primary, replacePrimary, onceVerified }: ContactDraft): number {
  return add.length + remove.length + (primary ? 1 : 0) + (replacePrimary ? 1 : 0) + (onceVerified === null ? 0 : 1);
}

/** The address that will be primary after the save. */
export function nextPrimary({ addresses }: Pick<ContactSettings, 'addresses'>, { primary }: ContactDraft) {
  return addresses.find(({ id, primary: is }) => (primary ? id === primary : is));
}

/** The verified addresses that would stay. */
export function verifiedLeft(
  { addresses }: Pick<ContactSettings, 'addresses'>,
  { remove }: ContactDraft,
): OwnAddress[] {
  return addresses.filter(({ id, verified }) => verified && !remove.includes(id));
}

/** Stages the removal of an address. Undefined when a new primary address has to be chosen first. */
export function stageRemoval(
  settings: Pick<ContactSettings, 'addresses'>,
  draft: ContactDraft,
  id: string,
  successor = '',
): ContactDraft | undefined {
  const removed: ContactDraft = {
    ...draft,
    remove: [...draft.remove, id],
    onceVerified: draft.onceVerified === id ? null : draft.onceVerified,
  };
  if (nextPrimary(settings, draft)?.id !== id) return removed;
  const left = verifiedLeft(settings, removed);
  const next = successor || (left.length === 1 ? (left[0]?.id ?? '') : '');
  return next ? { ...withoutReplacement(removed), primary: next } : undefined;
}

/** Takes a staged removal back; the address is primary again if it was. */
export function keepAddress(
  { addresses }: Pick<ContactSettings, 'addresses'>,
  draft: ContactDraft,
  id: string,
): ContactDraft {
  const wasPrimary = addresses.some((address) => address.id === id && address.primary);
  return {
    ...draft,
    remove: draft.remove.filter((each) => each !== id),
    primary: wasPrimary ? '' : draft.primary,
  };
}

/** Stages another primary address. What was to take the primary one's place is then only added. */
export function stagePrimary(
  { addresses }: Pick<ContactSettings, 'addresses'>,
  draft: ContactDraft,
  id: string,
): ContactDraft {
  const isAlready = addresses.some((address) => address.id === id && address.primary);
  return { ...withoutReplacement(draft), primary: isAlready ? '' : id };
}

/** Stages a new address, or one in the place of the primary one. */
export function stageAddition(
  settings: Pick<ContactSettings, 'addresses' | 'maxAddresses'>,
  draft: ContactDraft,
  typed: string,
  replaces = false,
): ContactDraft | StageRefusal {
  const email = pastedAddress(typed);
  if (!email) return 'required';
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return 'address_invalid';
  const others = [...settings.addresses, ...draft.add, { email: draft.replacePrimary }];
  if (others.some((other) => other.email.toLowerCase() === email.toLowerCase())) return 'address_yours';
  const count = settings.addresses.length - draft.remove.length + draft.add.length + (draft.replacePrimary ? 1 : 0);
  if (count >= settings.maxAddresses) return 'addresses_too_many';
  return replaces
    ? { ...withoutWish(draft), replacePrimary: email }
    : { ...draft, add: [...draft.add, { email, makePrimary: false }] };
}

/** Stages which address, new (its index) or saved (its id), becomes primary once it is verified; of all only one does. */
export function stageWish(
  settings: Pick<ContactSettings, 'addresses'>,
  draft: ContactDraft,
  which: number | string,
  isWanted: boolean,
): ContactDraft {
  const none = withoutWish(draft);
  if (typeof which === 'number') {
    return { ...none, add: none.add.map((each, at) => ({ ...each, makePrimary: isWanted && at === which })) };
  }
  const saved = savedWish(settings);
  if (isWanted) return { ...none, onceVerified: saved === which ? null : which };
  return { ...none, onceVerified: saved === which ? '' : null };
}

/** Stages a choice about a notification; one that equals what is saved is none. */
export function stageChoice(
  { notifications }: Pick<ContactSettings, 'notifications'>,
  draft: ContactDraft,
  key: string,
  on: boolean,
): ContactDraft {
  const { [key]: _, ...rest } = draft.notifications;
  const isSaved = notifications.some(({ id, channels }) =>
    channels.some((each) => `${id} ${each.channel}` === key && each.on === on),
  );
  return { ...draft, notifications: isSaved ? rest : { ...rest, [key]: on } };
}

/** The change set as the API takes it; undefined when no address changes. */
export function addressChanges(draft: ContactDraft): AddressChanges | undefined {
  if (countAddressChanges(draft) === 0) return undefined;
  const { add, remove, primary, replacePrimary, onceVerified } = draft;
  return {
    ...(add.length > 0 ? { add } : {}),
    ...(remove.length > 0 ? { remove } : {}),
    ...(primary ? { primary } : {}),
    ...(replacePrimary ? { replacePrimary } : {}),
    ...(onceVerified === null ? {} : { primaryOnceVerified: onceVerified || null }),
  };
}

/** The choices as the API takes them; undefined when there are none. */
export function notificationChoices({ notifications }: ContactDraft): NotificationChoice[] | undefined {
  const choices = Object.entries(notifications).map(([key, on]): NotificationChoice => {
    const [id = '', channel] = key.split(' ');
    return { id, channel: channel === 'site' ? 'site' : 'email', on };
  });
  return choices.length > 0 ? choices : undefined;
}

/**
 * The same wishes over settings that were changed meanwhile: what is done already, or no longer possible, is left out.
 */
export function rebaseDraft(settings: ContactSettings, draft: ContactDraft): ContactDraft {
  const has = (id: string): boolean => settings.addresses.some((address) => address.id === id);
  let rebased = noDraft;
  const wish = draft.onceVerified;
  const isPossible = settings.addresses.some(({ id, verified }) => id === wish && !verified);
  const isSaved = (savedWish(settings) ?? '') === wish;
  if (!isSaved && (wish === '' || isPossible)) rebased = { ...rebased, onceVerified: wish };
  if (settings.addresses.some(({ id, verified }) => id === draft.primary && verified)) {
    rebased = stagePrimary(settings, rebased, draft.primary);
  }
  for (const id of draft.remove.filter(has)) rebased = stageRemoval(settings, rebased, id) ?? rebased;
  for (const { email, makePrimary } of draft.add) {
    const added = stageAddition(settings, rebased, email);
    if (typeof added !== 'string')
      rebased = makePrimary ? stageWish(settings, added, added.add.length - 1, true) : added;
  }
  const replaced = draft.replacePrimary && stageAddition(settings, rebased, draft.replacePrimary, true);
  if (replaced && typeof replaced !== 'string') rebased = replaced;
  for (const [key, on] of Object.entries(draft.notifications)) rebased = stageChoice(settings, rebased, key, on);
  return rebased;
}

/** Id of the address that becomes primary once it is verified, as it is saved. */
function savedWish({ addresses }: Pick<ContactSettings, 'addresses'>): string | undefined {
  return addresses.find(({ onceVerified }) => onceVerified !== 'secondary')?.id;
}

/** Nothing waits to become primary any more. */
function withoutWish(draft: ContactDraft): ContactDraft {
  const { add, ...rest } = withoutReplacement(draft);
  return { ...rest, add: add.map(({ email }) => ({ email, makePrimary: false })), onceVerified: null };
}

/** What was to take the primary address's place is only added: nothing that was typed is lost. */
function withoutReplacement(draft: ContactDraft): ContactDraft {
  if (!draft.replacePrimary) return draft;
  return { ...draft, replacePrimary: '', add: [...draft.add, { email: draft.replacePrimary, makePrimary: false }] };
}
