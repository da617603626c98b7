import * as z from 'zod/mini';
import { LinkToken } from './fields.js';

/** What a mail link is good for. */
export const LinkPurpose = z.enum(['verify_sign_up', 'reset_password']);
export type LinkPurpose = z.infer<typeof LinkPurpose>;

export const InspectLinkInput = z.strictObject({ token: LinkToken, purpose: LinkPurpose });
export type InspectLinkInput = z.infer<typeof InspectLinkInput>;
