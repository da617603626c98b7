import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { goodPassword, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';

const minute = 60_000;

for (const engine of engines) {
  describe(`outbox on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: { LIMIT_MAIL_IP: '1000/1h' } });
    });
    after(() => server.close());

    it('ML3: while the mail server is down people are answered as ever, and the mail leaves once when it is back', async () => {
      const { email } = await signUpPerson(server);
      server.skip(61_000);
      server.inbox.refuseWith = 451;
      const stranger = newAddress();
      const asked = await server.browser().call('requestPasswordReset', { email });
      const signedUp = await server.browser().call('signUp', { email: stranger, password: goodPassword });
      assert.deepEqual([asked.status, signedUp.status], [200, 200]);
      for (let down = 0; down < 20; down++) {
        await server.mails();
        server.skip(30_000);
      }
      server.inbox.refuseWith = undefined;
      server.skip(minute);
      await server.mails();
      await server.mails();
      const resets = server.inbox.to(email).filter(({ subject }) => subject === 'Choose a new password');
      assert.equal(resets.length, 1);
      assert.equal(server.inbox.to(stranger).length, 1);
      const token = new URL(resets[0]?.link ?? '').searchParams.get('token') ?? '';
      const reset = await server.browser().call('resetPassword', { token, password: 'lantern harbour 5' });
      assert.equal(reset.status, 200, reset.text);
    });

    it('ML3: a mail whose link expired before it could leave is not sent any more', async () => {
      const { email } = await signUpPerson(server);
      const before = server.inbox.to(email).length;
      server.skip(61_000);
      server.inbox.refuseWith = 451;
      await server.browser().call('requestPasswordReset', { email });
      await server.mails();
      server.skip(61 * minute);
      server.inbox.refuseWith = undefined;
      await server.mails();
      assert.equal(server.inbox.to(email).length, before);
    });

    it('ML4: a temporary refusal is tried again after growing waits, a final one never, and both are written down', async () => {
      const email = newAddress();
      server.inbox.refuseWith = 421;
      await server.browser().call('signUp', { email, password: goodPassword });
      const waits: number[] = [];
      for (let tries = 0; tries < 4; tries++) {
        await server.mails();
        const [row] = await newestMails(server, 1);
        assert.equal(row?.['state'], 'waiting');
        assert.ok(row['failure']);
        const due = await now(server);
        waits.push(Number(row['next_try_at']) - due);
        server.skip(minute);
      }
      for (let at = 1; at < waits.length; at++) assert.ok(Number(waits[at]) > Number(waits[at - 1]), waits.join(' '));
      server.inbox.refuseWith = 550;
      await server.mails();
      const [failed] = await newestMails(server, 1);
      assert.deepEqual([failed?.['state'], failed?.['failure'], failed?.['sealed']], ['failed', 'refused 550', null]);
      assert.match(server.log(), /mail given up/);
      server.inbox.refuseWith = undefined;
      server.skip(60 * minute);
      await server.mails();
      assert.equal(server.inbox.to(email).length, 0);
    });

    it('ML7: a change that is rolled back leaves no mail, and one that is kept has its mail', async () => {
      const { email } = await signUpPerson(server);
      server.skip(61_000);
      const count = async () => {
        const [row] = await server.database.query(
          'select (select count(*) from outbox) as mails, (select count(*) from sign_ups) as sign_ups, (select count(*) from challenges) as challenges',
        );
        return {
          mails: Number(row?.['mails']),
          signUps: Number(row?.['sign_ups']),
          links: Number(row?.['challenges']),
        };
      };
      const found = await count();
      await server.database.query('alter table audit_entries rename to audit_entries_away');
      try {
        const browser = server.browser();
        assert.equal((await browser.call('signUp', { email: newAddress(), password: goodPassword })).status, 500);
        assert.equal((await browser.call('requestPasswordReset', { email })).status, 500);
      } finally {
        await server.database.query('alter table audit_entries_away rename to audit_entries');
      }
      assert.deepEqual(await count(), found);
      await server.browser().call('signUp', { email: newAddress(), password: goodPassword });
      assert.deepEqual(await count(), { mails: found.mails + 1, signUps: found.signUps + 1, links: found.links + 1 });
    });

    it('ML8: what waits is sealed, and what has left is wiped', async () => {
      const email = newAddress();
      server.inbox.refuseWith = 451;
      await server.browser().call('signUp', { email, password: goodPassword });
      await server.mails();
      const [waiting] = await newestMails(server, 1);
      assert.doesNotMatch(JSON.stringify(waiting), /http|token|@mail\.example/);
      assert.match(String(waiting?.['sealed']), /^v1\./);
      server.inbox.refuseWith = undefined;
      server.skip(minute);
      await server.mails();
      const [sent] = await newestMails(server, 1);
      assert.deepEqual([sent?.['id'], sent?.['state'], sent?.['sealed']], [waiting?.['id'], 'sent', null]);
    });

    it('KL3: sealed mails that somebody swaps in the database are sent to nobody', async () => {
      const addresses = [newAddress(), newAddress()];
      server.inbox.refuseWith = 451;
      for (const email of addresses) await server.browser().call('signUp', { email, password: goodPassword });
      await server.mails();
      const [one, other] = await newestMails(server, 2);
      const move = 'update outbox set sealed = $1 where id = $2';
      await server.database.query(move, [one?.['sealed'], other?.['id']]);
      await server.database.query(move, [other?.['sealed'], one?.['id']]);
      server.inbox.refuseWith = undefined;
      server.skip(minute);
      await server.mails();
      for (const email of addresses) assert.equal(server.inbox.to(email).length, 0);
    });
  });
}

async function newestMails(server: TestServer, count: number): Promise<Record<string, unknown>[]> {
  return server.database.query(`select * from outbox order by created_at desc, id desc limit ${count}`);
}

/** The server's own time, read from a row that it has just written. */
async function now(server: TestServer): Promise<number> {
  await server.browser().call('login', { email: newAddress(), password: goodPassword });
  const [row] = await server.database.query('select max(at) as at from audit_entries');
  return Number(row?.['at']);
}
