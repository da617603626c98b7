import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ContactSettings } from '@portico/contract';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, mailedToken, newAddress, type Person, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

for (const engine of engines) {
  describe(`addresses of an account on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: { LIMIT_MAIL_IP: '100000/1h' } });
    });
    after(() => server.close());

    it('an address is added, verified from the mail, made primary, and the old one removed; both log in meanwhile', async () => {
      const ana = await signUpPerson(server);
      const second = newAddress('second');
      const first = await read(ana);
      assert.equal(first.addresses.length, 1);
      assert.deepEqual(first.addresses[0], {
        ...first.addresses[0],
        email: ana.email,
        primary: true,
        verified: true,
        login: true,
        removalBlocked: 'address_last',
      });
      const added = await save(ana, first, { add: [{ email: second }] });
      assert.equal(added.addresses[1]?.verified, false);
      assert.equal((await logIn(second)).status, 401);
      const token = await mailedToken(server, second);
      const verified = await server.browser().call('verifyAddress', { token });
      assert.deepEqual(verified.json, { next: 'added', email: second });
      for (const email of [ana.email, second]) assert.equal((await logIn(email)).status, 200);
      const both = await read(ana);
      assert.deepEqual(
        both.addresses.map(({ removalBlocked }) => removalBlocked),
        [null, null],
      );
      const [old, next] = both.addresses;
      const saved = await save(ana, both, { primary: next?.id ?? '', remove: [old?.id ?? ''] });
      assert.deepEqual(
        saved.addresses.map(({ email, primary }) => ({ email, primary })),
        [{ email: second, primary: true }],
      );
      assert.equal((await logIn(ana.email)).status, 401);
      assert.equal((await logIn(second)).status, 200);
      const session = await ana.browser.call('getSession');
      assert.match(session.text, new RegExp(second));
    });

    async function read({ browser }: Person): Promise<ContactSettings> {
      const answer = await browser.call('getContactSettings');
      assert.equal(answer.status, 200, answer.text);
      return answer.json as unknown as ContactSettings;
    }

    async function save(
      { browser }: Person,
      { version }: ContactSettings,
      addresses: object,
    ): Promise<ContactSettings> {
      const answer = await browser.call('saveContactSettings', { version, addresses });
      assert.equal(answer.status, 200, answer.text);
      return answer.json as unknown as ContactSettings;
    }

    function logIn(email: string) {
      return server.browser().call('login', { email, password: goodPassword });
    }

    it('undo takes a change back and ends every session', async () => {
      const ana = await signUpPerson(server);
      const second = newAddress('second');
      await save(ana, await read(ana), { add: [{ email: second, makePrimary: true }] });
      await server.browser().call('verifyAddress', { token: await mailedToken(server, second) });
      const notice = (await server.mails()).newest(ana.email);
      assert.match(notice.text, /primary address now/);
      const undoToken = new URL(notice.link).searchParams.get('token') ?? '';
      const state = await server.browser().call('inspectUndo', { token: undoToken });
      assert.deepEqual(state.json['dropped'], [second]);
      const undone = await server.browser().call('undoChange', { token: undoToken });
      assert.deepEqual(undone.json, { next: 'login', email: ana.email });
      assert.equal(codeOf(await ana.browser.call('getContactSettings')), 'session_missing');
      assert.equal((await logIn(second)).status, 401);
      assert.equal((await logIn(ana.email)).status, 200);
      assert.equal(codeOf(await server.browser().call('undoChange', { token: undoToken })), 'link_used');
    });

    it('the only address stays', async () => {
      const ana = await signUpPerson(server);
      const { version, addresses } = await read(ana);
      const id = addresses[0]?.id ?? '';
      const answer = await ana.browser.call('saveContactSettings', { version, addresses: { remove: [id] } });
      assert.equal(codeOf(answer), 'address_last');
      assert.deepEqual(fieldsOf(answer), { [`remove.${id}`]: 'address_last' });
    });
  });
}
