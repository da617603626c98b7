import * as z from 'zod/mini';
import { Instant } from './values.js';

/** The same for a new and for a taken address. Another mail may be asked for from `resendAt` on. */
export const MailOnItsWay = z.object({ next: z.literal('check_mail'), resendAt: Instant });
export type MailOnItsWay = z.infer<typeof MailOnItsWay>;
