import * as z from 'zod/mini';

/** The newest refresh token of a session. */
export const RefreshAccessInput = z.strictObject({ refreshToken: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) });
export type RefreshAccessInput = z.infer<typeof RefreshAccessInput>;

/** First without `echo`; then with what the answer said, to see whether the cookie of the first call came along. */
export const ProbeSessionInput = z.strictObject({ echo: z.optional(z.string().check(z.maxLength(64))) });
export type ProbeSessionInput = z.infer<typeof ProbeSessionInput>;

/** An access token that a back end was given. */
export const IntrospectInput = z.strictObject({ token: z.string().check(z.minLength(1), z.maxLength(4096)) });
export type IntrospectInput = z.infer<typeof IntrospectInput>;
