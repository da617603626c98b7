import * as z from 'zod/mini';

/**
 * What the landing page of a link shows before its button is pressed. Nothing is consumed by asking. A reset link is
 * only ever `live` or `dead`: why it died is nobody's business.
 */
export const LinkState = z.union([
  z.object({
    state: z.literal('live'),
    email: z.string(),
    /**
     * To confirm a sign-up: this browser must also give the sign-up password or choose a new one. To reset a password:
     * the present one is needed, too.
     */
    needsPassword: z.boolean(),
    /** Name of the person whose account the address is added to, for an address that is no sign-up's. */
    addedTo: z.optional(z.string()),
    /** Of such an address: the caller is not signed in to that account, so a form has to ask whether it is to be added. */
    needsConfirmation: z.optional(z.boolean()),
  }),
  z.object({ state: z.literal(['used', 'superseded']), addedTo: z.optional(z.string()) }),
  /** Another account of the portal verified the address first. */
  z.object({ state: z.literal('taken') }),
  z.object({ state: z.literal('dead') }),
]);
export type LinkState = z.infer<typeof LinkState>;
