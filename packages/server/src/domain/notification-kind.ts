import type { LocalizedText, NotificationSetting, Role } from '@portico/contract';

/** Where a notification may reach somebody. */
export type NotificationChannel = 'email' | 'site';

/** One kind of notification that a site sends, as the site declares it. */
export interface NotificationKind {
  /** Lower case letters, digits and hyphens, at most 64: it names the choice for ever. */
  id: string;
  label: LocalizedText;
  description: LocalizedText;
  /** The channels it can go by, each with what holds for whoever has not chosen. */
  channels: { channel: NotificationChannel; on: boolean }[];
  /** Always on, and shown so. */
  locked?: boolean | undefined;
  /** Who gets it; everybody when absent. */
  roles?: Role[] | undefined;
}

/** What somebody chose, by notification and channel. */
export interface NotificationChoices {
  notificationId: string;
  channel: NotificationChannel;
  on: boolean;
}

/** As many choices as one save may hold. */
const maxChoices = 200;

/** What is wrong with a catalogue of notifications, in one sentence, or undefined. */
export function refuseCatalogue(kinds: readonly NotificationKind[]): string | undefined {
  const ids = new Set<string>();
  for (const { id, label, channels } of kinds) {
    if (!/^[a-z0-9-]{1,64}$/.test(id)) return `"${id}" is no id of a notification: 1 to 64 of a-z, 0-9 and hyphens`;
    if (ids.has(id)) return `two notifications have the id ${id}`;
    if (label.length === 0) return `the notification ${id} has no label`;
    if (channels.length === 0) return `the notification ${id} has no channel`;
    if (new Set(channels.map(({ channel }) => channel)).size < channels.length) return `a channel of ${id} comes twice`;
    ids.add(id);
  }
  const choices = kinds.reduce((sum, { channels }) => sum + channels.length, 0);
  if (choices > maxChoices)
    return `the notifications have ${choices} channels together: there is room for ${maxChoices}`;
  return undefined;
}

/** The notifications that concern a role, each channel as the person chose it or else as it is by default now. */
export function settingsOf(
  kinds: readonly NotificationKind[],
  role: Role,
  choices: readonly NotificationChoices[],
): NotificationSetting[] {
  const chosen = new Map(choices.map(({ notificationId, channel, on }) => [`${notificationId} ${channel}`, on]));
  return kinds
    .filter(({ roles }) => roles?.includes(role) ?? true)
    .map(({ id, label, description, channels, locked = false }) => ({
      id,
      label,
      description,
      locked,
      channels: channels.map(({ channel, on }) => ({
        channel,
        on: locked || (chosen.get(`${id} ${channel}`) ?? on),
      })),
    }));
}
