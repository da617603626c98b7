import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addressIn, canLogIn, save, saved, settingsOf, tokenOf } from '../../../../../test/rig/addresses.js';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

let counter = 0;

for (const engine of engines) {
  describe(`forms of one address on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    /** A local part with the letters that others fold into. */
    const newLocal = (): string => `mikes${process.pid}x${(counter += 1)}`;

    /** Adds an address to a new account; who was mailed about it, and the mails. */
    async function added(typed: string) {
      // A second mail within a minute would wait.
      server.skip(61_000);
      const { browser, email } = await signUpPerson(server);
      const arrived = server.inbox.mails.length;
      const answer = await save(browser, { add: [{ email: typed }] });
      const mails = (await server.mails()).mails.slice(arrived).filter(({ recipients }) => !recipients.includes(email));
      return { browser, answer, mails, recipients: mails.flatMap(({ recipients }) => recipients) };
    }

    it('EM10: letters that fold into others are none of an address, and nobody is mailed', async () => {
      const local = newLocal();
      await signUpPerson(server, { email: `${local}@kiosk.example` });
      for (const typed of [
        `${local.replace('k', '\u212a')}@kiosk.example`,
        `${local.replace('i', '\u0131')}@kiosk.example`,
        `${local.replace('i', '\u0130')}@kiosk.example`,
        `${local.replace('s', '\u017f')}@kiosk.example`,
        `${local.replace('s', 'ｓ')}@kiosk.example`,
        `${local.replace('e', 'e\u0301')}@kiosk.example`,
        `${local.replace('e', '\u00e9')}@kiosk.example`,
        `${local.replace('e', '\u0435')}@kiosk.example`,
        `${local}﹫kiosk.example`,
        `${local}@kiosk.example.`,
        `${local}@kiosk.example,eve@evil.example`,
        `${local}@kiosk.example\n`.replace('\n', '\u2028eve@evil.example'),
        `"${local}"@kiosk.example`,
        `${local}(x)@kiosk.example`,
        `${local}@kiosk.example/.corp.example`,
        `eve@evil.example,${local}@kiosk.example`,
        `<${local}@kiosk.example`,
        `${local}@[127.0.0.1]`,
      ]) {
        const { answer, recipients } = await added(typed);
        assert.equal(codeOf(answer), 'input_invalid', typed);
        assert.match(String(fieldsOf(answer)['add.0']), /^address_(characters|invalid|incomplete)$/);
        assert.deepEqual(recipients, []);
      }
    });

    it('EM10: every spelling of a domain is one address with one owner, and mail goes to that one', async () => {
      const local = newLocal();
      const envelope = `${local}@xn--bcher-kva.example`;
      // The mail server of these tests reads A-labels back.
      const shown = `${local}@bücher.example`;
      const first = await added(`${local}@bücher.example`);
      assert.deepEqual(first.recipients, [shown]);
      const token = tokenOf(first.mails[0] ?? assert.fail('no mail'));
      assert.equal((await server.browser().call('verifyAddress', { token })).status, 200);
      for (const typed of [
        `${local}@BÜCHER.example`,
        `${local}@bu\u0308cher.example`,
        envelope,
        `${local}@ｂücher。example`,
        `${local.toUpperCase()}@XN--BCHER-KVA.EXAMPLE`,
      ]) {
        assert.deepEqual(fieldsOf(await save(first.browser, { add: [{ email: typed }] })), {
          'add.0': 'address_yours',
        });
        assert.equal(await canLogIn(server, typed), true);
        const other = await added(typed);
        assert.equal(other.answer.status, 200);
        assert.deepEqual(other.recipients, [shown]);
        assert.equal(other.mails[0]?.subject, 'Someone tried to add your address to another account');
      }
      const owners = 'select id from addresses where compare_key = $1 and verified_at is not null';
      assert.equal((await server.database.query(owners, [envelope])).length, 1);
    });

    it('EM10: what only looks like a domain is another one, and gets its own mail', async () => {
      const local = newLocal();
      await signUpPerson(server, { email: `${local}@mail.example` });
      for (const [typed, domain] of [
        [`${local}@ma\u0131l.example`, 'ma\u0131l.example'],
        [`${local}@stra\u00dfe.example`, 'stra\u00dfe.example'],
        [`${local}@m\u0430il.example`, 'm\u0430il.example'],
        [`${local}@\u212aiosk.example`, 'kiosk.example'],
      ]) {
        const { answer, mails, recipients } = await added(typed ?? '');
        assert.equal(answer.status, 200, answer.text);
        assert.deepEqual(recipients, [`${local}@${domain}`]);
        assert.equal(mails[0]?.subject, 'Verify your email address');
      }
    });

    it('EM10: dots and tags make addresses of their own; the case does not, and is kept as typed', async () => {
      const local = `Dot.Ted${process.pid}x${(counter += 1)}`;
      const { browser, email } = await signUpPerson(server, { email: `${local}@mail.example` });
      const variants = [`${local.replace('.', '')}@mail.example`, `${local}+News@mail.example`];
      const settings = await saved(browser, { add: variants.map((each) => ({ email: each })) });
      assert.deepEqual(settings.addresses.map((each) => each.email).sort(), [email, ...variants].sort());
      server.skip(61_000);
      for (const variant of variants) {
        const token = tokenOf((await server.mails()).newest(variant));
        assert.equal((await server.browser().call('verifyAddress', { token })).status, 200);
        assert.equal(await canLogIn(server, variant.toUpperCase()), true);
        assert.equal(addressIn(await settingsOf(browser), variant).verified, true);
      }
      assert.equal(await canLogIn(server, email.replace('@', '+other@')), false);
    });
  });
}
