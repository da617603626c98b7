import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sessionHeader } from '@portico/contract';
import { type Kysely, Migrator } from 'kysely';
import { codeOf } from '../../../../test/rig/answers.js';
import { engines, type TestDatabase } from '../../../../test/rig/databases.js';
import { type Inbox, openInbox } from '../../../../test/rig/inbox.js';
import { goodPassword, mailedToken, type Person, signUpPerson } from '../../../../test/rig/people.js';
import { startServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';
import { openDatabase } from './database.js';
import { migrations } from './migrate.js';

const versions = Object.keys(migrations);
const minute = 60_000;

/** In an order in which each row finds what it points to; users and addresses point at each other. */
const tables = [
  ...['portals', 'portal_hosts', 'deployment', 'users', 'addresses', 'consents', 'sign_ups', 'sessions', 'challenges'],
  ...['undo_snapshots', 'notification_choices', 'limits', 'outbox', 'audit_entries', 'signing_keys', 'refresh_tokens'],
];

type Rows = Kysely<Record<string, Record<string, unknown>>>;

const open = async ({ url }: TestDatabase): Promise<Rows> =>
  (await openDatabase({ url, poolSize: 1, timeout: 10_000, onIdleError: () => undefined })) as unknown as Rows;

/** A database as that version left it: its schema, and what of the rows of today it had columns for. */
async function copyAt(version: string, from: TestDatabase, to: TestDatabase): Promise<void> {
  const [source, target] = [await open(from), await open(to)];
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db: target, provider }).migrateTo(version);
  if (error) throw error instanceof Error ? error : new Error('not migrated', { cause: error });
  const columns = new Map((await target.introspection.getTables()).map((table) => [table.name, table.columns]));
  await target.transaction().execute(async (tx) => {
    for (const table of tables) {
      const names = columns.get(table)?.map(({ name }) => name);
      const rows = names ? await source.selectFrom(table).select(names).execute() : [];
      if (rows.length > 0) await tx.insertInto(table).values(rows).execute();
    }
  });
  await Promise.all([source.destroy(), target.destroy()]);
}

for (const engine of engines) {
  describe(`a database of an earlier version, with people in it, on ${engine.name}`, () => {
    const settings = { ...wideLimits, PORTICO_SECRET: randomBytes(32).toString('base64') };
    let rows: TestDatabase;
    let inbox: Inbox;
    let person: Person;
    let refreshToken: string;
    before(async () => {
      rows = await engine.create();
      inbox = await openInbox();
      const server = await startServer(engine, { database: rows, inbox, settings });
      person = await signUpPerson(server);
      const { email } = person;
      const login = await server
        .browser({ [sessionHeader]: 'bearer' })
        .call('login', { email, password: goodPassword });
      ({ refreshToken } = login.json['tokens'] as { refreshToken: string });
      // A mail that has not left yet.
      inbox.refuseWith = 451;
      assert.equal((await server.browser().call('requestPasswordReset', { email })).status, 200);
      await server.mails();
      await server.close();
      inbox.refuseWith = undefined;
    });
    after(async () => {
      await inbox.close();
      await rows.drop();
    });

    for (const version of versions.slice(0, -1)) {
      it(`${version}: sessions and passwords go on, mails that waited leave`, async () => {
        const database = await engine.create();
        await copyAt(version, rows, database);
        // What waits may leave as soon as the server runs.
        inbox.mails.length = 0;
        const server = await startServer(engine, { database, inbox, settings });
        try {
          const taken = await database.query('select name from kysely_migration order by name');
          assert.deepEqual(
            taken.map(({ name }) => name),
            versions,
          );
          const { email } = person;
          const known = server.browser();
          for (const [name, value] of person.browser.cookies) known.cookies.set(name, value);
          const { session } = (await known.call('getSession')).json as { session: { user: { email: string } } | null };
          assert.equal(session?.user.email, email);
          const contactSettings = await known.call('getContactSettings');
          assert.ok(contactSettings.text.includes(email), contactSettings.text);
          const logIn = (password: string) => server.browser().call('login', { email, password });
          assert.equal((await logIn(goodPassword)).status, 200);

          // Tokens of before 0007 say nothing of their stretch: their pages ask for a login.
          const refreshed = await server.browser({ [sessionHeader]: 'bearer' }).call('refreshAccess', { refreshToken });
          assert.equal(codeOf(refreshed), version < '0007' ? 'session_missing' : '');

          server.skip(10 * minute);
          const token = await mailedToken(server, email);
          const password = `${goodPassword} after ${version}`;
          assert.equal((await server.browser().call('resetPassword', { token, password })).status, 200);
          assert.equal((await logIn(password)).status, 200);
          assert.equal((await known.call('getSession')).status, 401);
        } finally {
          await server.close();
          await database.drop();
        }
      });
    }
  });
}
