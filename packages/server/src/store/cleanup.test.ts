import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { openServices, type TestServices } from '../../../../test/rig/services.js';
import { until } from '../../../../test/rig/until.js';
import { signUp } from '../features/sign-up/sign-up.service.js';
import { removeExpired } from './cleanup.js';
import { insertRefreshToken, useRefreshToken } from './refresh-tokens.js';
import { insertSession } from './sessions.js';
import { inTransaction } from './transaction.js';
import { insertUser } from './users.js';

const day = 24 * 3_600_000;
const endless = { idle: 1e15, absolute: 1e15 };
const retention = {
  challenges: 7 * day,
  mails: day,
  refreshGrace: 0,
  formerPasswords: 0,
  lifetimes: { plain: endless, kept: endless },
};
const nobody = {
  name: '',
  role: 'user',
  passwordHash: null,
  address: 'ana@mail.example',
  compareKey: 'ana@mail.example',
  addressId: 'address',
  language: null,
  fields: '{}',
} as const;

for (const engine of engines) {
  describe(`cleaning up on ${engine.name}`, () => {
    const signUps = async ({ deps }: TestServices): Promise<number> =>
      (await deps.db.selectFrom('sign_ups').select('id').execute()).length;

    async function withSignUp(): Promise<TestServices> {
      const services = await openServices(engine);
      const { deps, portal, visitor } = services;
      const input = { email: 'ana@mail.example', password: 'tin whistle orchard 9' };
      await signUp(deps, { portal, visitor, input, returnTo: '/', handle: undefined });
      return services;
    }

    it('SU8: a sign-up that nobody verified is removed, with its links, a week after it expired', async () => {
      const services = await withSignUp();
      const { deps, close } = services;
      await removeExpired(deps.db, deps.clock() + 8 * day - 60_000, retention);
      assert.equal(await signUps(services), 1);
      await removeExpired(deps.db, deps.clock() + 8 * day, retention);
      assert.equal(await signUps(services), 0);
      assert.deepEqual(await deps.db.selectFrom('challenges').select('id').execute(), []);
      await close();
    });

    it('what cannot be removed keeps nothing else from being removed, and is told in the end', async () => {
      const services = await withSignUp();
      const { deps, database, close } = services;
      await database.query('alter table limits rename to limits_away');
      await assert.rejects(removeExpired(deps.db, deps.clock() + 8 * day, retention), /limits/);
      assert.equal(await signUps(services), 0);
      await close();
    });

    it('many rows are removed a few at a time, and everything else has its turn in between', async () => {
      const { deps, portal, database, costOf, close } = await openServices(engine);
      await database.query(
        `insert into limits (portal_id, bucket, run, free_at, expires_at)
          with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000)
          select $1, 'old ' || i, 0, 0, 1 from n`,
        [portal.id],
      );
      const others = { turns: 0 };
      const next = (): void => {
        others.turns++;
        turn = setImmediate(next);
      };
      let turn = setImmediate(next);
      const { statements } = await costOf(() => removeExpired(deps.db, deps.clock(), retention));
      clearImmediate(turn);
      assert.deepEqual(await deps.db.selectFrom('limits').select('bucket').execute(), []);
      assert.ok(statements.length > 20, `${statements.length} statements`);
      assert.ok(others.turns >= 20, `${others.turns} turns`);
      await close();
    });

    it('a bucket that is in use again while it is looked for stays', async () => {
      const { deps, portal, database, close } = await openServices(engine);
      const now = deps.clock();
      const rows = ['again', 'old'].map((bucket) => ({
        portal_id: portal.id,
        bucket,
        run: 0,
        free_at: 0,
        expires_at: now,
      }));
      await deps.db.insertInto('limits').values(rows).execute();
      const removing = await deps.db.transaction().execute(async (tx) => {
        await tx
          .updateTable('limits')
          .set({ expires_at: now + 1 })
          .where('bucket', '=', 'again')
          .execute();
        const begun = removeExpired(deps.db, now, retention);
        // It has found both, and waits for the one. On SQLite it waits for the whole transaction.
        if (engine.name === 'postgres') {
          const waiting =
            "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
          const isWaiting = async () => (await database.query(waiting)).length > 0;
          await until('the removal to wait', isWaiting);
        }
        return [begun];
      });
      await Promise.all(removing);
      assert.deepEqual(await deps.db.selectFrom('limits').select('bucket').execute(), [{ bucket: 'again' }]);
      await close();
    });

    it('SE10: a session goes once it has expired under the lifetimes of today, kept or not', async () => {
      const { deps, portal, close } = await openServices(engine);
      const { db } = deps;
      const now = deps.clock();
      const portalId = portal.id;
      await inTransaction(db, (tx) => insertUser(tx, { ...nobody, id: 'ana', portalId, at: 1 }));
      const ends = { idleExpiresAt: now + 90 * day, absoluteExpiresAt: now + 90 * day };
      for (const kept of [true, false]) {
        for (const days of [1, 3, 5]) {
          const id = `${kept ? 'kept' : 'plain'} ${days}`;
          const session = { id, portalId, userId: 'ana', tokenHash: id, method: 'password', kept } as const;
          await insertSession(db, { ...session, at: now - days * day, ...ends, ip: '', userAgent: '' });
        }
      }
      const remaining = async (): Promise<string[]> =>
        (await db.selectFrom('sessions').select('id').orderBy('id').execute()).map(({ id }) => id);
      const lifetimes = { plain: { idle: 2 * day, absolute: 9 * day }, kept: { idle: 9 * day, absolute: 4 * day } };
      await removeExpired(db, now, { ...retention, lifetimes });
      assert.deepEqual(await remaining(), ['kept 1', 'kept 3', 'plain 1']);
      await removeExpired(db, now, {
        ...retention,
        lifetimes: { ...lifetimes, kept: { idle: 3 * day, absolute: 9 * day } },
      });
      assert.deepEqual(await remaining(), ['kept 1', 'plain 1']);
      await close();
    });

    it('a session that expired goes with all its refresh tokens, and a used one forgets what it was answered', async () => {
      const { deps, portal, close } = await openServices(engine);
      const { db } = deps;
      const now = deps.clock();
      const at = 1;
      const portalId = portal.id;
      await inTransaction(db, (tx) => insertUser(tx, { ...nobody, id: 'ana', portalId, at }));
      for (const [id, idleExpiresAt, absoluteExpiresAt] of [
        ['idle', now, now + day],
        ['old', now + day, now],
        ['live', now + 1, now + 1],
      ] as const) {
        const ends = { idleExpiresAt, absoluteExpiresAt };
        const session = { id, portalId, userId: 'ana', tokenHash: id, method: 'password', kept: false, at } as const;
        await insertSession(db, { ...session, ...ends, ip: '', userAgent: '' });
        for (const token of [`${id} 1`, `${id} 2`, `${id} 3`]) {
          await insertRefreshToken(db, {
            id: token,
            portalId,
            sessionId: id,
            generation: 'first',
            tokenHash: token,
            at,
          });
        }
        await useRefreshToken(db, `${id} 1`, now, 'sealed');
        await useRefreshToken(db, `${id} 2`, now + 1, 'sealed');
      }
      await removeExpired(db, now, retention);
      assert.deepEqual(await db.selectFrom('sessions').select('id').execute(), [{ id: 'live' }]);
      assert.deepEqual(await db.selectFrom('refresh_tokens').select(['id', 'successor']).orderBy('id').execute(), [
        { id: 'live 1', successor: null },
        { id: 'live 2', successor: 'sealed' },
        { id: 'live 3', successor: null },
      ]);
      await close();
    });
  });
}
