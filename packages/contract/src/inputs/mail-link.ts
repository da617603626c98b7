import * as z from 'zod/mini';
import { LinkToken } from './fields.js';

/** What a mail link is good for: to confirm an address (of a sign-up or of an account), or to choose a new password. */
export const LinkPurpose = z.enum(['verify_address', 'reset_password']);
export type LinkPurpose = z.infer<typeof LinkPurpose>;

export const InspectLinkInput = z.strictObject({ token: LinkToken, purpose: LinkPurpose });
export type InspectLinkInput = z.infer<typeof InspectLinkInput>;
