import type { Router } from 'express';
import { second } from '../../domain/clock.js';
import type { Deps } from '../../deps.js';
import { mount, mountOwn } from '../../http/mount.js';
import { contextOf } from '../../http/request-context.js';
import { signToken } from '../../session/access-tokens.js';
import { jwksMaxAge } from '../../session/signing-keys.js';
import { introspect } from './introspect.service.js';

export function accessTokensRoutes(router: Router, deps: Deps): void {
  mountOwn(router, deps, 'mintAccessToken', async ({ portal, session }) => {
    return signToken(deps, portal, session, deps.addresses.baseOf(portal));
  });

  mount(router, deps, 'introspect', async ({ portal, input }) => introspect(deps, portal, input.token));

  // Public keys, for whoever verifies (RFC 7517); the issuer of the tokens is the URL before `/.well-known`.
  router.get('/.well-known/jwks.json', async (_req, res) => {
    const set = await deps.signingKeys.published(contextOf(res).portal.id);
    res
      .set({
        'Access-Control-Allow-Origin': '*',
        'Cache-Control': `public, max-age=${jwksMaxAge / second}`,
        'Content-Type': 'application/jwk-set+json',
      })
      .end(JSON.stringify(set));
  });
}
