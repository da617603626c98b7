import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../../test/rig/databases.js';
import { openServices, type TestServices } from '../../../../../test/rig/services.js';
import { seedOwner } from '../../portals/seed-owner.js';
import { requestPasswordReset } from '../password-reset/request-password-reset.service.js';
import { resendVerification } from '../sign-up/resend-verification.service.js';
import { signUp } from '../sign-up/sign-up.service.js';
import { logIn } from './login.service.js';

const password = 'tin whistle orchard 9';

for (const engine of engines) {
  describe(`the work for known and unknown addresses on ${engine.name}`, () => {
    let services: TestServices;
    let counter = 0;
    before(async () => {
      services = await openServices(engine, { LIMIT_LOGIN_IP: '9999/1h', LIMIT_MAIL_IP: '9999/1h' });
    });
    after(() => services.close());

    /** Addresses of every kind, new ones each time, so that no limit is met. */
    async function kinds(): Promise<string[]> {
      const { deps, portal } = services;
      const of = (kind: string): string => `${kind}.${(counter += 1)}@mail.example`;
      const [known, blocked, passwordless] = [of('known'), of('blocked'), of('passwordless')];
      const unusable = of('unusable');
      for (const email of [known, blocked, passwordless, unusable]) await seedOwner(deps, portal.slug, email);
      const owner = '(select user_id from addresses where compare_key = $1)';
      await services.database.query(`update users set status = 'blocked' where id = ${owner}`, [blocked]);
      await services.database.query(`update users set password_hash = null where id = ${owner}`, [passwordless]);
      await services.database.query(`update users set password_hash = '$2b$10$x' where id = ${owner}`, [unusable]);
      return [of('nobody'), known, blocked, passwordless, unusable];
    }

    async function isEqual(work: (email: string) => Promise<unknown>, hashes: number): Promise<void> {
      const costs = [];
      for (const email of await kinds()) costs.push(await services.costOf(() => work(email)));
      assert.ok((costs[0]?.statements.length ?? 0) > 2);
      assert.equal(costs[0]?.hashes, hashes);
      for (const cost of costs) assert.deepEqual(cost, costs[0]);
    }

    it('EN1: a failed login costs the same statements and one hash', () =>
      isEqual((email) => {
        const { deps, portal, visitor } = services;
        const input = { email, password };
        return logIn(deps, { portal, input, visitor, sessionToken: undefined, deviceCookie: undefined });
      }, 1));

    it('EN1: a password that is too long for anybody costs the same', () =>
      isEqual((email) => {
        const { deps, portal, visitor } = services;
        const input = { email, password: 'x'.repeat(300) };
        return logIn(deps, { portal, input, visitor, sessionToken: undefined, deviceCookie: undefined });
      }, 1));

    it('EN3: asking for a reset costs the same statements', () =>
      isEqual((email) => {
        const { deps, portal, visitor } = services;
        return requestPasswordReset(deps, { portal, visitor, input: { email } });
      }, 0));

    it('EN4: signing up costs the same statements and one hash', () =>
      isEqual((email) => {
        const { deps, portal, visitor } = services;
        return signUp(deps, { portal, visitor, input: { email, password }, returnTo: '/', handle: undefined });
      }, 1));

    it('EN4: asking for the mail again costs the same statements', () =>
      isEqual((email) => {
        const { deps, portal, visitor } = services;
        return resendVerification(deps, { portal, visitor, input: { email }, handle: undefined });
      }, 0));
  });
}
