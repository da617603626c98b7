import * as z from 'zod/mini';
import { BearerTokens, Role, Session } from './session.js';
import { Instant } from './values.js';

/** The session goes on: what a page that no cookie helps keeps in memory. */
export const RefreshedAccess = z.object({ session: Session, tokens: BearerTokens });
export type RefreshedAccess = z.infer<typeof RefreshedAccess>;

/** `value` is to be echoed; `cookie` says whether the one of the first call came back. `now` is the server's clock. */
export const SessionProbe = z.object({ value: z.string(), cookie: z.boolean(), now: Instant });
export type SessionProbe = z.infer<typeof SessionProbe>;

/** A signed token for the host's other back ends (RFC 9068), good for a few minutes. */
export const AccessToken = z.object({ token: z.string(), expiresAt: Instant });
export type AccessToken = z.infer<typeof AccessToken>;

/** What a token is good for now (RFC 7662 section 2.2). Times are in seconds, as JWTs have them. */
export const Introspection = z.union([
  z.object({ active: z.literal(false) }),
  z.object({
    active: z.literal(true),
    iss: z.string(),
    aud: z.string(),
    sub: z.string(),
    sid: z.string(),
    role: Role,
    iat: z.number(),
    exp: z.number(),
  }),
]);
export type Introspection = z.infer<typeof Introspection>;
