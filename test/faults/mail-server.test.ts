import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { engines, type TestDatabase } from '../rig/databases.js';
import type { TestBrowser } from '../rig/http-client.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';
import { type CommandProcess, commandProcess, commonSettings } from '../rig/command-process.js';
import { type TcpProxy, tcpProxy } from './rig/tcp-proxy.js';

for (const engine of engines) {
  describe(`a mail server that fails, on ${engine.name}`, () => {
    let database: TestDatabase;
    let inbox: Inbox;
    let wire: TcpProxy;
    let server: CommandProcess;
    before(async () => {
      database = await engine.create();
      inbox = await openInbox();
      wire = await tcpProxy(Number(new URL(inbox.url).port));
      server = await commandProcess(commonSettings(database.url, `smtp://127.0.0.1:${wire.port}`));
      await server.start();
    });
    after(async () => {
      await server.kill();
      await wire.close();
      await inbox.close();
      await database.drop();
    });
    afterEach(() => {
      wire.judge = () => 'pass';
      wire.delay = 0;
    });

    /** The answer of a server that has taken a mail over. */
    const tookIt = (data: Buffer, from: string): boolean => from === 'server' && /^250 .*queued/.test(data.toString());

    async function signUp(): Promise<{ email: string; browser: TestBrowser }> {
      const email = newAddress();
      const browser = server.browser();
      const answer = await browser.call('signUp', { email, password: goodPassword });
      assert.equal(answer.status, 200, answer.text);
      return { email, browser };
    }

    /** All that a process would wait for is over: leases, and the time until the next try. */
    const waitsAreOver = (): Promise<unknown> =>
      database.query("update outbox set leased_until = null, next_try_at = 0 where state = 'waiting'");

    async function isSent(email: string, count: number): Promise<void> {
      const mails = await until(`${count} mails to ${email}`, () => {
        const found = inbox.to(email);
        return found.length >= count ? found : undefined;
      });
      assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, 1);
      const waiting = () => database.query("select id from outbox where state = 'waiting'");
      await until('the mail to be done with', async () => (await waiting()).length === 0);
      assert.equal(inbox.to(email).length, count);
    }

    async function verifies({ email, browser }: { email: string; browser: TestBrowser }): Promise<void> {
      const answer = await browser.call('verifyAddress', { code: inbox.newest(email).code });
      assert.equal(answer.status, 200, answer.text);
    }

    it('FT6: one that is killed between taking a mail and saying so gets it again, under the same Message-ID', async () => {
      let broken = 0;
      wire.judge = (data, from) => (tookIt(data, from) && broken++ === 0 ? 'break' : 'pass');
      const person = await signUp();
      await until('the mail to be taken', () => inbox.to(person.email).length === 1);
      await until('the try to be given up', async () => {
        const rows = await database.query("select id from outbox where state = 'waiting' and leased_until is null");
        return rows.length === 1;
      });
      await waitsAreOver();
      await isSent(person.email, 2);
      await verifies(person);
    });

    it('FT6: a process that is killed between a mail’s leaving and its mark sends it again, never no mail at all', async () => {
      let killed: Promise<void> | undefined;
      wire.judge = (data, from) => {
        if (!tookIt(data, from) || killed) return 'pass';
        killed = server.kill();
        return 'lose';
      };
      const person = await signUp();
      await until('the end of the process', () => !server.isRunning());
      await killed;
      assert.equal(inbox.to(person.email).length, 1);
      await server.start();
      await waitsAreOver();
      await isSent(person.email, 2);
      await verifies(person);
    });

    it('FT6: while every byte of it takes its time, nobody waits for it', async () => {
      // Slower than any of them may take: no mail gets through before all people have their answers.
      wire.delay = 2000;
      const people = await Promise.all(Array.from({ length: 30 }, signUp));
      assert.equal(
        inbox.mails.filter(({ recipients }) => people.some(({ email }) => recipients.includes(email))).length,
        0,
      );
      wire.delay = 0;
      for (const { email } of people) await until(`the mail to ${email}`, () => inbox.to(email).length);
      for (const person of people) await verifies(person);
    });

    it('FT6: one that is silent, or not there, holds nothing up; every mail leaves once it is back', async () => {
      wire.judge = () => 'lose';
      const first = await signUp();
      const { browser } = await signUp();
      assert.equal((await browser.call('getLoginOptions')).status, 200);
      wire.judge = () => 'break';
      wire.breakAll();
      const second = await signUp();
      await until('a failed try', async () => {
        const rows = await database.query("select id from outbox where state = 'waiting' and failure is not null");
        return rows.length > 0;
      });
      assert.equal(inbox.to(first.email).length, 0);
      wire.judge = () => 'pass';
      for (const person of [first, second]) {
        await until(`the mail to ${person.email}`, async () => {
          await waitsAreOver();
          return inbox.to(person.email).length > 0;
        });
        await verifies(person);
      }
    });
  });
}
