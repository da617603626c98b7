import * as z from 'zod/mini';

/**
 * What the landing page of a link shows before its button is pressed. Nothing is consumed by asking. A reset link is
 * only ever `live` or `dead`: why it died is nobody's business.
 */
export const LinkState = z.union([
  z.object({
    state: z.literal('live'),
    email: z.string(),
    /** Whether this browser must also give the sign-up password or choose a new one. */
    needsPassword: z.boolean(),
  }),
  z.object({ state: z.literal('used') }),
  z.object({ state: z.literal('superseded') }),
  /** Another account of the portal verified the address first. */
  z.object({ state: z.literal('taken') }),
  z.object({ state: z.literal('dead') }),
]);
export type LinkState = z.infer<typeof LinkState>;
