import assert from 'node:assert/strict';
import { it } from 'node:test';
import { engines } from '../../../../../test/rig/databases.js';
import { openServices } from '../../../../../test/rig/services.js';
import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import { seedOwner } from '../../portals/seed-owner.js';
import { seedPortal } from '../../portals/seed-portal.js';
import { reauthenticate } from '../../session/reauthenticate.js';
import { sessionLifetimes } from '../../session/session-lifetimes.js';
import { findSessionById } from '../../store/sessions.js';
import { logIn } from './login.service.js';

for (const engine of engines) {
  it(`SU10: a password that waits to be hashed while passwords are switched off begins no session and proves nothing, on ${engine.name}`, async () => {
    const services = await openServices(engine);
    try {
      const { deps, portal, visitor } = services;
      const setPassword = (password: boolean) => seedPortal(deps, { slug: portal.slug, options: { password } });
      const meanwhile: Deps = {
        ...deps,
        hasher: {
          ...deps.hasher,
          verify: async (...given) => {
            await setPassword(false);
            return deps.hasher.verify(...given);
          },
        },
      };
      const isRefused = (work: Promise<unknown>): Promise<void> =>
        assert.rejects(work, (error) => error instanceof PorticoFault && error.code === 'method_disabled');
      const email = 'ana@mail.example';
      const password = await seedOwner(deps, portal.slug, email);
      const request = { portal, input: { email, password }, visitor, sessionToken: undefined, deviceCookie: undefined };
      const { begun } = await logIn(deps, request);

      await isRefused(logIn(meanwhile, request));
      assert.equal((await services.database.query('select id from sessions')).length, 1);

      await setPassword(true);
      const session = await findSessionById(deps.db, portal.id, begun.session.id, sessionLifetimes(deps.config));
      assert.ok(session);
      await isRefused(reauthenticate(meanwhile, { portal, visitor, session, input: { password } }));
    } finally {
      await services.close();
    }
  });
}
