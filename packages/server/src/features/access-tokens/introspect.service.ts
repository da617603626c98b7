import type { Introspection } from '@portico/contract';
import { second } from '../../domain/clock.js';
import type { Deps } from '../../deps.js';
import type { Portal } from '../../domain/portal.js';
import { findByToken } from '../../session/access-tokens.js';
import { isLive } from '../../session/authenticate.js';

/**
 * What an access token for the site's back ends is good for at this moment: the role is today's, and a token whose
 * session was ended, or whose person was blocked, is not active however long it would last.
 */
export async function introspect(deps: Deps, portal: Portal, token: string): Promise<Introspection> {
  const audience = deps.addresses.baseOf(portal);
  const { claims, session } = (await findByToken(deps, portal, token, audience)) ?? {};
  // A back end that asks is no use of the session by its owner, and keeps it no longer alive.
  if (!claims || !isLive(session, deps.clock())) return { active: false };
  return {
    active: true,
    iss: claims.issuer,
    aud: audience,
    sub: session.userId,
    sid: session.id,
    role: session.role,
    iat: claims.issuedAt / second,
    exp: Math.floor(Math.min(claims.expiresAt, session.absoluteExpiresAt) / second),
  };
}
