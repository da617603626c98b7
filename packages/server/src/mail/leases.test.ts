import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { openServices, type TestServices } from '../../../../test/rig/services.js';
import { until } from '../../../../test/rig/until.js';
import { OutboxWorker } from './outbox-worker.js';
import type { OutgoingMail } from './transport.js';
import { writeMail } from './write-mail.js';

/** A worker whose mail server is silent until `end` is called, and the mails that it took. */
function slowWorker(deps: TestServices['deps']) {
  const taken: string[] = [];
  let end = (): void => undefined;
  const silence = new Promise<void>((resolve) => (end = resolve));
  const send = ({ messageId }: OutgoingMail): Promise<void> => {
    taken.push(messageId);
    return silence;
  };
  return { taken, end, worker: new OutboxWorker(deps, { send, close: end }) };
}

for (const engine of engines) {
  describe(`the lease of a mail on ${engine.name}`, () => {
    async function withMail(
      work: (
        deps: TestServices['deps'],
        row: () => Promise<Record<string, unknown>>,
        skip: (ms: number) => void,
      ) => Promise<void>,
    ): Promise<void> {
      const services = await openServices(engine);
      let offset = 0;
      const deps = { ...services.deps, clock: () => Date.now() + offset };
      const to = { display: 'ana@mail.example', key: 'ana@mail.example' };
      const params = { loginLink: 'https://x.example/login' };
      await writeMail(deps, deps.db, { kind: 'address_taken', portal: services.portal, to, language: 'en', params });
      const row = async (): Promise<Record<string, unknown>> => {
        const [found] = await services.database.query('select state, tries, leased_until from outbox');
        return found ?? assert.fail('no mail');
      };
      try {
        await work(deps, row, (ms) => (offset += ms));
      } finally {
        await services.close();
      }
    }

    it('ML6: of a worker that died runs out within a minute by default, and the mail leaves once', () =>
      withMail(async (deps, row, skip) => {
        const dead = slowWorker(deps);
        dead.worker.wake();
        await until('the mail to be taken', () => dead.taken.length === 1);
        // Every five seconds a worker looks anew.
        assert.ok(Number((await row())['leased_until']) <= deps.clock() + 55_000);
        const early = slowWorker(deps);
        early.worker.wake();
        await early.worker.settled();
        assert.deepEqual(early.taken, []);
        await early.worker.stop(0);
        skip(55_000);
        const other = slowWorker(deps);
        other.end();
        other.worker.wake();
        await other.worker.settled();
        assert.deepEqual(other.taken, dead.taken);
        assert.equal((await row())['state'], 'sent');
        await Promise.all([dead.worker.stop(0), other.worker.stop(0)]);
      }));

    it('ML6: of a worker that lives is renewed, however slow the mail server is: nobody else sends it', (test) =>
      withMail(async (deps, row, skip) => {
        test.mock.timers.enable({ apis: ['setInterval'] });
        const slow = slowWorker(deps);
        slow.worker.wake();
        await until('the mail to be taken', () => slow.taken.length === 1);
        const first = Number((await row())['leased_until']);
        skip(30_000);
        test.mock.timers.tick(10_000);
        await until('the lease to be renewed', async () => Number((await row())['leased_until']) >= first + 30_000);
        skip(30_000);
        const other = slowWorker(deps);
        other.worker.wake();
        await other.worker.settled();
        assert.deepEqual(other.taken, []);
        slow.end();
        await slow.worker.settled();
        assert.deepEqual([(await row())['state'], (await row())['tries']], ['sent', 1]);
        await Promise.all([slow.worker.stop(0), other.worker.stop(0)]);
      }));

    it('ML6: that another worker took meanwhile is not given back by the one before', () =>
      withMail(async (deps, row, skip) => {
        let fail = (): void => undefined;
        const held = new Promise<void>(
          (_resolve, reject) =>
            (fail = () => {
              reject(new Error('broken'));
            }),
        );
        const late = new OutboxWorker(deps, { send: () => held, close: () => undefined });
        late.wake();
        await until('the mail to be taken', async () => (await row())['tries'] === 1);
        skip(55_000);
        const other = slowWorker(deps);
        other.worker.wake();
        await until('the mail to be taken again', () => other.taken.length === 1);
        fail();
        await late.settled();
        assert.ok(Number((await row())['leased_until']) > deps.clock());
        other.end();
        await other.worker.settled();
        assert.equal((await row())['state'], 'sent');
        await Promise.all([late.stop(0), other.worker.stop(0)]);
      }));
  });
}
