import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sessionHeader } from '@portico/contract';
import { idOf, noticesTo, saved, tokenOf } from '../../../../test/rig/addresses.js';
import { engines } from '../../../../test/rig/databases.js';
import type { Answer } from '../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, type Person, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { logIn, takePassword } from '../../../../test/rig/sessions.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';
import { auditEvents } from '../store/audit-events.js';

const minute = 60_000;
const newPassword = 'lantern harbour 5';

/** What is no change: counts of tries, and when a session was last seen. */
const counts = new Set(['limits', 'audit_entries', 'kysely_migration', 'kysely_migration_lock', 'mailbox']);

it('KL10: every event that is declared is written by something', () => {
  const folder = join(import.meta.dirname, '..');
  const writers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .filter((source) => /\b(writeAudit|auditRefusals)\(/.test(source) && !source.includes('const readers ='));
  assert.deepEqual(
    auditEvents.filter((event) => !writers.some((source) => source.includes(`'${event}'`))),
    [],
  );
});

for (const engine of engines) {
  describe(`a log that takes no entry on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    /** All that is stored, but for what counts tries. */
    async function stored(): Promise<Record<string, unknown[]>> {
      const list =
        engine.name === 'sqlite'
          ? "select name from sqlite_master where type = 'table' order by name"
          : "select table_name as name from information_schema.tables where table_schema = 'public' order by 1";
      const tables = (await server.database.query(list)).map(({ name }) => String(name));
      const rows: Record<string, unknown[]> = {};
      for (const table of tables.filter((name) => !counts.has(name))) {
        const found = await server.database.query(`select * from ${table}`);
        rows[table] = found
          .map(({ last_seen_at: _seen, idle_expires_at: _idle, ...row }) => JSON.stringify(row))
          .sort();
      }
      return rows;
    }

    /** Does something while no entry can be written: it fails, and nothing was changed. */
    async function isUndone(name: string, work: () => Promise<Answer>): Promise<void> {
      await server.mails();
      const before = await stored();
      await server.database.query('alter table audit_entries rename to audit_entries_away');
      let answer: Answer;
      try {
        answer = await work();
      } finally {
        await server.database.query('alter table audit_entries_away rename to audit_entries');
      }
      assert.equal(answer.status, 500, `${name}: ${answer.text}`);
      assert.deepEqual(await stored(), before, name);
    }

    async function signedUp(): Promise<Person> {
      const person = await signUpPerson(server);
      server.skip(minute + 1);
      return person;
    }

    it('KL10: what a visitor asks for does not happen', async () => {
      const { email, password } = await signedUp();
      const browser = server.browser();
      await isUndone('login', () => browser.call('login', { email, password }));
      await isUndone('login that fails', () => browser.call('login', { email, password: 'not the password' }));
      const input = { email: newAddress(), password: goodPassword };
      await isUndone('signUp', () => browser.call('signUp', input));
      assert.equal((await browser.call('signUp', input)).status, 200);
      server.skip(minute + 1);
      await isUndone('resendVerification', () => browser.call('resendVerification'));
      const token = await mailedToken(server, input.email);
      await isUndone('verifyAddress', () => browser.call('verifyAddress', { token }));
      const elsewhere = { token, password: goodPassword };
      await isUndone('verifyAddress elsewhere', () => server.browser().call('verifyAddress', elsewhere));
      assert.equal((await server.browser().call('verifyAddress', elsewhere)).status, 200);
      await isUndone('continueSignUp', () => browser.call('continueSignUp'));
      await isUndone('requestPasswordReset', () => browser.call('requestPasswordReset', { email }));
      assert.equal((await browser.call('requestPasswordReset', { email })).status, 200);
      const reset = { token: await mailedToken(server, email), password: newPassword };
      await isUndone('resetPassword', () => browser.call('resetPassword', reset));
      assert.equal((await browser.call('resetPassword', reset)).status, 200);
    });

    it('KL10: what somebody who is signed in asks for does not happen', async () => {
      const { browser, email, password } = await signedUp();
      const added = newAddress('second');
      const add = { version: 0, addresses: { add: [{ email: added }] } };
      await isUndone('saveContactSettings', () => browser.call('saveContactSettings', add));
      await saved(browser, { add: [{ email: added }] });
      const token = await mailedToken(server, added);
      await isUndone('verifyAddress of an addition', () => browser.call('verifyAddress', { token }));
      const id = await idOf(browser, added);
      server.skip(minute + 1);
      await isUndone('resendAddressVerification', () => browser.call('resendAddressVerification', { id }));
      assert.equal((await browser.call('verifyAddress', { token })).status, 200);
      const undo = { token: tokenOf((await noticesTo(server, email)).at(-1) ?? assert.fail()) };
      await isUndone('undoChange', () => browser.call('undoChange', undo));
      const { name, avatarUrl, organization, language, version } = (await browser.call('getProfile')).json;
      const profile = { name, avatarUrl, organization, language, version, jobTitle: 'Gardener' };
      await isUndone('saveProfile', () => browser.call('saveProfile', profile));
      const change = { currentPassword: password, newPassword };
      await isUndone('changePassword', () => browser.call('changePassword', change));
      await isUndone('reauthenticate', () => browser.call('reauthenticate', { password }));
      const other = await logIn(server, { email, password });
      const { session } = (await other.call('getSession')).json as { session: { id: string } };
      await isUndone('endSession', () => browser.call('endSession', { id: session.id }));
      await isUndone('endOtherSessions', () => browser.call('endOtherSessions'));
      await isUndone('logout', () => other.call('logout'));
      await takePassword(server, email);
      await isUndone('requestReauthentication', () => browser.call('requestReauthentication'));
    });

    it('KL10: a stolen refresh token that is used again ends its session together with the entry, or not at all', async () => {
      const { email, password } = await signedUp();
      const page = server.browser({ [sessionHeader]: 'bearer' });
      const { refreshToken } = (await page.call('login', { email, password })).json['tokens'] as {
        refreshToken: string;
      };
      assert.equal((await page.call('refreshAccess', { refreshToken })).status, 200);
      server.skip(10 * minute);
      await isUndone('refreshAccess', () => page.call('refreshAccess', { refreshToken }));
    });
  });
}
