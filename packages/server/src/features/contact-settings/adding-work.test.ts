import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../../test/rig/databases.js';
import { openServices, type TestServices } from '../../../../../test/rig/services.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';
import { parseAddress } from '../../domain/address.js';
import { seedOwner } from '../../portals/seed-owner.js';
import { seedPortal } from '../../portals/seed-portal.js';
import { beginSession } from '../../session/begin-session.js';
import { sessionLifetimes } from '../../session/session-lifetimes.js';
import { findAddressBook } from '../../store/addresses.js';
import { findSession, type LiveSession } from '../../store/sessions.js';
import { hashSecret } from '../../domain/secret-token.js';
import { findUserByAddress } from '../../store/users.js';
import { signUp } from '../sign-up/sign-up.service.js';
import { resendAddressVerification } from './resend-address-verification.service.js';
import { saveContactSettings } from './save-contact-settings.service.js';

const password = 'tin whistle orchard 9';

for (const engine of engines) {
  describe(`the work of adding an address on ${engine.name}`, () => {
    let services: TestServices;
    let session: LiveSession;
    let counter = 0;
    before(async () => {
      services = await openServices(engine, wideLimits);
      await seedPortal(services.deps, { slug: 'acme', name: 'Acme Support' });
      session = await someone();
    });
    after(() => services.close());

    const of = (kind: string): string => `${kind}.${(counter += 1)}@mail.example`;

    /** Somebody who is signed in. */
    async function someone(): Promise<LiveSession> {
      const { deps, portal, visitor } = services;
      const email = of('adder');
      await seedOwner(deps, portal.slug, email);
      const user = await findUserByAddress(deps.db, portal.id, keyOf(email));
      assert.ok(user);
      const start = { portalId: portal.id, user, method: 'password' as const, keep: false, visitor };
      const { token } = await beginSession(deps, deps.db, { ...start, replaces: undefined });
      const found = await findSession(deps.db, portal.id, hashSecret(token), sessionLifetimes(deps.config));
      assert.ok(found);
      return found;
    }

    async function kinds(): Promise<string[]> {
      const { deps, portal, visitor, database } = services;
      const [taken, elsewhere, blocked, waiting] = [of('taken'), of('elsewhere'), of('blocked'), of('waiting')];
      for (const email of [taken, blocked]) await seedOwner(deps, portal.slug, email);
      await seedOwner(deps, 'acme', elsewhere);
      const owner = '(select user_id from addresses where compare_key = $1)';
      await database.query(`update users set status = 'blocked' where id = ${owner}`, [blocked]);
      await signUp(deps, {
        portal,
        visitor,
        input: { email: waiting, password },
        returnTo: '/',
        handle: undefined,
      });
      return [of('free'), taken, elsewhere, blocked, waiting];
    }

    async function version(): Promise<number> {
      const book = await findAddressBook(services.deps.db, services.portal.id, session.userId);
      assert.ok(book);
      return book.version;
    }

    async function idOf(email: string): Promise<string> {
      const book = await findAddressBook(services.deps.db, services.portal.id, session.userId);
      return book?.entries.find(({ key }) => key === keyOf(email))?.id ?? '';
    }

    it('EN5: adding, asking again and replacing costs the same statements for every kind of address', async () => {
      const { deps, portal, visitor, costOf } = services;
      const costs = [];
      for (const email of await kinds()) {
        // A new adder each time: a book that grows has more rows to write.
        session = await someone();
        const save = async (addresses: object) => {
          const input = { version: await version(), addresses };
          return costOf(() => saveContactSettings(deps, { portal, visitor, session, input }));
        };
        const added = await save({ add: [{ email }] });
        const id = await idOf(email);
        const again = await costOf(() => resendAddressVerification(deps, { portal, visitor, session, input: { id } }));
        const removed = await save({ remove: [id] });
        const replaced = await save({ replacePrimary: email });
        costs.push({ added, again, removed, replaced });
      }
      assert.ok((costs[0]?.added.statements.length ?? 0) > 10);
      assert.ok((costs[0]?.again.statements.length ?? 0) > 3);
      for (const cost of costs) assert.deepEqual(cost, costs[0]);
    });
  });
}

function keyOf(email: string): string {
  const address = parseAddress(email);
  assert.ok(typeof address !== 'string');
  return address.key;
}
