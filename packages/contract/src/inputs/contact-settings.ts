import * as z from 'zod/mini';
import { AddressText, LanguageTag, LinkToken, RowId, Version } from './fields.js';

/** Where a notification may reach somebody: by mail to the primary address, or on the site itself. */
export const Channel = z.enum(['email', 'site']);
export type Channel = z.infer<typeof Channel>;

/**
 * One change set of addresses; its parts have no order. What is refused is answered by field: `add.<index>`,
 * `remove.<id>`, `primary`, `replacePrimary`, `primaryOnceVerified`.
 */
export const AddressChanges = z.strictObject({
  /** New addresses; each gets a verification email. `makePrimary`: it becomes primary once it is verified. */
  add: z.optional(
    z.array(z.strictObject({ email: AddressText, makePrimary: z.optional(z.boolean()) })).check(z.maxLength(10)),
  ),
  /** Ids of addresses to remove. */
  remove: z.optional(z.array(RowId).check(z.maxLength(20))),
  /** Id of the verified address that becomes primary now. May be left out when the primary one is removed and one verified remains. */
  primary: z.optional(RowId),
  /** A new address that takes the place of the primary one once it is verified. Until then nothing changes. */
  replacePrimary: z.optional(AddressText),
  /** Id of an unverified address that becomes primary once it is verified; null: none does. */
  primaryOnceVerified: z.optional(z.nullable(RowId)),
});
export type AddressChanges = z.infer<typeof AddressChanges>;

/** One choice of a person about one notification on one channel. */
export const NotificationChoice = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  channel: Channel,
  on: z.boolean(),
});
export type NotificationChoice = z.infer<typeof NotificationChoice>;

/** All of it is saved, or nothing. `version` is that of the settings that were read. */
export const SaveContactSettingsInput = z.strictObject({
  version: Version,
  addresses: z.optional(AddressChanges),
  /** What is refused is answered by field: `notifications.<id>`. */
  notifications: z.optional(z.array(NotificationChoice).check(z.maxLength(200))),
  locale: z.optional(LanguageTag),
});
export type SaveContactSettingsInput = z.infer<typeof SaveContactSettingsInput>;

/** `id` is that of an address of one's own that is not verified yet. */
export const ResendAddressVerificationInput = z.strictObject({ id: RowId, locale: z.optional(LanguageTag) });
export type ResendAddressVerificationInput = z.infer<typeof ResendAddressVerificationInput>;

/** The token of an undo link. */
export const UndoInput = z.strictObject({ token: LinkToken });
export type UndoInput = z.infer<typeof UndoInput>;
