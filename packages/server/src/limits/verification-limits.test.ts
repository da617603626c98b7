import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addressIn, idOf, loggedIn, save, saved, settingsOf } from '../../../../test/rig/addresses.js';
import { codeOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../test/rig/http-client.js';
import { newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const minute = 60_000;
const hour = 60 * minute;

/** All limits wide but the one that a test is about. */
function only(name: string, rate: string): Record<string, string> {
  return { ...wideLimits, RECENT_LOGIN: '30d', [name]: rate };
}

for (const engine of engines) {
  describe(`limits of verification mails on ${engine.name}`, () => {
    let server: TestServer;
    let now = Date.now();

    async function withServer(settings: Record<string, string>): Promise<void> {
      server = await startServer(engine, { settings, clock: () => now });
    }

    async function adding(): Promise<{ browser: TestBrowser; email: string; id: string; own: string }> {
      const { browser, email: own } = await signUpPerson(server);
      const email = newAddress('second');
      await saved(browser, { add: [{ email }] });
      await server.mails();
      return { browser, email, own, id: await idOf(browser, email) };
    }

    describe('by themselves', () => {
      before(() => withServer(only('LIMIT_VERIFY_ADDRESS', '5/24h')));
      after(() => server.close());

      it('RL11: one a minute for each address and five in a row, and the settings say when the next may be', async () => {
        const { browser, email, id } = await adding();
        const resend = () => browser.call('resendAddressVerification', { id });
        const resendAt = async () => addressIn(await settingsOf(browser), email).resendAt;
        for (let mails = 1; mails < 5; mails++) {
          assert.equal(await resendAt(), now + minute);
          now += minute - 1;
          const early = await resend();
          assert.deepEqual([codeOf(early), waitOf(early)], ['limit_reached', 1]);
          now += 1;
          assert.equal(await resendAt(), 0);
          const resent = await resend();
          assert.equal(resent.status, 200, resent.text);
          assert.equal(resent.json['resendAt'], await resendAt());
          await server.mails();
        }
        assert.equal((await server.mails()).to(email).length, 5);
        const next = await resendAt();
        assert.ok(next > now + 4 * hour && next < now + 5 * hour, `${next - now} ms`);
        now = next - 1000;
        assert.equal(codeOf(await resend()), 'limit_reached');
        now = next;
        assert.equal((await resend()).status, 200);
        assert.equal((await server.mails()).to(email).length, 6);
      });

      it('RL11: to remove an address and add it again is no way around', async () => {
        const { browser, email } = await adding();
        for (let times = 0; times < 4; times++) {
          await saved(browser, { remove: [await idOf(browser, email)] });
          const { mailedAt, resendAt } = addressIn(await saved(browser, { add: [{ email }] }), email);
          assert.deepEqual([mailedAt, resendAt], [0, now + minute], 'nothing left, and the row says so');
        }
        assert.equal((await server.mails()).to(email).length, 1);
        now += minute;
        const resent = await browser.call('resendAddressVerification', { id: await idOf(browser, email) });
        assert.equal(resent.status, 200);
        assert.equal((await server.mails()).to(email).length, 2);
      });

      it('RL11: a refused request uses nothing up', async () => {
        const { browser, email, id } = await adding();
        for (let times = 0; times < 10; times++) await browser.call('resendAddressVerification', { id });
        now += minute;
        assert.equal((await browser.call('resendAddressVerification', { id })).status, 200);
        assert.equal((await server.mails()).to(email).length, 2);
      });
    });

    describe('for one person', () => {
      before(() => withServer(only('LIMIT_MAIL_USER', '3/24h')));
      after(() => server.close());

      it('RL11: whoever adds and asks again causes so many mails a day, whatever the addresses', async () => {
        const { browser, email, id } = await adding();
        now += minute;
        assert.equal((await browser.call('resendAddressVerification', { id })).status, 200);
        const two = await save(browser, { add: [{ email: newAddress() }, { email: newAddress() }] });
        assert.deepEqual([two.status, codeOf(two)], [429, 'limit_reached']);
        const third = newAddress('third');
        await saved(browser, { add: [{ email: third }] });
        now += minute;
        const before = (await server.mails()).mails.length;
        const refused = await browser.call('resendAddressVerification', { id });
        assert.equal(codeOf(refused), 'limit_reached');
        const next = addressIn(await settingsOf(browser), email).resendAt;
        assert.equal(Math.ceil((next - now) / 1000), waitOf(refused));
        for (const changes of [{ add: [{ email: newAddress() }] }, { replacePrimary: newAddress() }]) {
          assert.equal(codeOf(await save(browser, changes)), 'limit_reached');
        }
        assert.equal((await server.mails()).mails.length, before, 'and what is refused is not mailed after all');
        assert.equal((await settingsOf(browser)).addresses.length, 3);
        await saved(browser, { remove: [id] });
      });

      it('RL11: what was refused for another reason counts nothing', async () => {
        const { browser, own } = await adding();
        for (let times = 0; times < 10; times++) {
          assert.equal(codeOf(await save(browser, { add: [{ email: own }] })), 'input_invalid');
          const stale = { version: 0, addresses: { add: [{ email: newAddress() }] } };
          assert.equal(codeOf(await browser.call('saveContactSettings', stale)), 'version_stale');
        }
        await saved(browser, { add: [{ email: newAddress() }, { email: newAddress() }] });
      });
    });

    describe('for one address', () => {
      before(() => withServer(only('LIMIT_MAIL_ADDRESS', '3/1h')));
      after(() => server.close());

      it('RL11: all accounts together send three an hour, and the fourth is answered alike', async () => {
        const email = newAddress('flooded');
        const told: unknown[] = [];
        for (let times = 0; times < 5; times++) {
          const { browser } = await signUpPerson(server);
          const { mailedAt, resendAt } = addressIn(await saved(browser, { add: [{ email }] }), email);
          told.push([mailedAt - now, resendAt - now]);
          await server.mails();
          now += minute;
        }
        assert.deepEqual(
          told,
          Array.from({ length: 5 }, () => [0, minute]),
        );
        const mails = (await server.mails()).to(email);
        assert.equal(mails.length, 3);
      });
    });

    describe('by notices', () => {
      before(() => withServer(only('LIMIT_MAIL_IP', '12/1h')));
      after(() => server.close());

      it('RL11: changes that only tell the old addresses are counted, too', async () => {
        const { browser, own, email } = await adding();
        const link = new URL((await server.mails()).newest(email).link);
        await server.browser().call('verifyAddress', { token: link.searchParams.get('token') });
        const fresh = await loggedIn(server, own);
        const codes = new Set<string>();
        for (let times = 0; times < 12; times++) {
          codes.add(codeOf(await save(fresh, { primary: await idOf(fresh, times % 2 === 0 ? email : own) })));
        }
        assert.deepEqual([...codes], ['', 'limit_reached']);
        assert.equal((await settingsOf(browser)).addresses.length, 2);
      });
    });
  });
}

function waitOf(answer: Answer): number {
  assert.equal(answer.status, 429, answer.text);
  return Number(answer.headers['retry-after']);
}
