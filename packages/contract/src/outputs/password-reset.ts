import * as z from 'zod/mini';

/** The password is changed and every session ended; `email` is the address to log in with. */
export const ResetPasswordAnswer = z.object({ next: z.literal('login'), email: z.string() });
export type ResetPasswordAnswer = z.infer<typeof ResetPasswordAnswer>;
