import * as z from 'zod/mini';
import { Instant } from './values.js';

/** What a person may do in a portal, from most to least. The first three are staff. */
export const roles = ['owner', 'admin', 'agent', 'user'] as const;
export const Role = z.literal(roles);
export type Role = z.infer<typeof Role>;

/** How a session was begun. */
export const SessionMethod = z.literal(['password', 'sign_up']);
export type SessionMethod = z.infer<typeof SessionMethod>;

/** The signed-in person as every page may know them. `name` may be empty; `email` is the primary address. */
export const SessionUser = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  /** URL of a picture, if there is one. Anybody may have chosen it. */
  avatarUrl: z.optional(z.string()),
});
export type SessionUser = z.infer<typeof SessionUser>;

/** A live session, without any secret. */
export const Session = z.object({
  id: z.string(),
  user: SessionUser,
  method: SessionMethod,
  authenticatedAt: Instant,
  expiresAt: Instant,
});
export type Session = z.infer<typeof Session>;

/** `session` is null for a visitor who sent no session at all; a dead or malformed one is `session_missing`. */
export const SessionAnswer = z.object({ session: z.nullable(Session) });
export type SessionAnswer = z.infer<typeof SessionAnswer>;

/**
 * What a page without a cookie keeps in memory: the token for the API, which expires at that time, and the one that gets
 * the next pair.
 */
export const BearerTokens = z.object({ accessToken: z.string(), accessExpiresAt: Instant, refreshToken: z.string() });
export type BearerTokens = z.infer<typeof BearerTokens>;

/** The person is signed in; `returnTo` is a checked URL to go to. */
export const SignedIn = z.object({
  next: z.literal('done'),
  session: Session,
  returnTo: z.string(),
  tokens: z.optional(BearerTokens),
});
export type SignedIn = z.infer<typeof SignedIn>;

/**
 * What a right password leads to. `factor` (a second factor is due), `new_password` (a temporary password must be
 * replaced) and `link_account` are told apart from the first release on, so that an old widget can say "please
 * reload" instead of misreading a new server.
 */
export const LoginAnswer = z.union([
  SignedIn,
  z.object({ next: z.literal('factor') }),
  z.object({ next: z.literal('new_password') }),
  z.object({ next: z.literal('link_account') }),
]);
export type LoginAnswer = z.infer<typeof LoginAnswer>;

/** Nothing to say beyond success. */
export const Empty = z.object({});
export type Empty = z.infer<typeof Empty>;
