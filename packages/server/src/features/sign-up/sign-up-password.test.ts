import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, mailedToken, newAddress } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { readConfig } from '../../config/config.js';
import { createPortico } from '../../portico.js';

const wide = { LIMIT_MAIL_IP: '9999/1h', LIMIT_MAIL_ALL: '9999/1h' };
/** Letters that no list knows, so many. */
const letters = (count: number): string => 'qvxjzkwpfmhtdlb'.repeat(20).slice(0, count);

for (const engine of engines) {
  describe(`passwords on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wide, hashCost: readConfig({}).hashing });
    });
    after(() => server.close());

    it('PW1: eleven code points are too few by default, twelve are enough', async () => {
      assert.deepEqual(await refusal(server, letters(11)), { password: 'password_too_short' });
      assert.deepEqual(await refusal(server, letters(12)), {});
    });

    for (const [minimum, few, enough] of [
      ['15', 14, 15],
      ['8', 7, 8],
    ] as const) {
      it(`PW1: an operator may set the minimum to ${minimum}, which visitors are told`, async () => {
        const other = await startServer(engine, { settings: { ...wide, PASSWORD_MIN_LENGTH: minimum } });
        try {
          assert.deepEqual(await refusal(other, letters(few)), { password: 'password_too_short' });
          assert.deepEqual(await refusal(other, letters(enough)), {});
          const options = await other.browser().call('getLoginOptions');
          assert.deepEqual(options.json['passwordLength'], { min: enough, max: 256 });
        } finally {
          await other.close();
        }
      });
    }

    it('PW1: a minimum of seven stops the server from starting', async () => {
      await assert.rejects(createPortico({ settings: { PASSWORD_MIN_LENGTH: '7' } }), {
        name: 'ConfigError',
        message: /PASSWORD_MIN_LENGTH/,
      });
    });

    for (const length of [64, 128, 256]) {
      it(`PW3: ${length} characters work at sign-up, login and reset`, async () => {
        const email = newAddress();
        const browser = server.browser();
        const [first, second] = [letters(length), `N${letters(length - 1)}`];
        assert.equal((await browser.call('signUp', { email, password: first })).status, 200);
        assert.equal((await browser.call('verifyAddress', { token: await mailedToken(server, email) })).status, 200);
        assert.equal((await browser.call('login', { email, password: first })).status, 200);
        await browser.call('requestPasswordReset', { email });
        const token = await mailedToken(server, email);
        assert.equal((await browser.call('resetPassword', { token, password: second })).status, 200);
        assert.equal((await browser.call('login', { email, password: second })).status, 200);
        assert.equal((await browser.call('login', { email, password: second.slice(0, -1) })).status, 401);
      });
    }

    it('PW3: a 257th character is refused instead of being cut off', async () => {
      assert.deepEqual(await refusal(server, letters(257)), { password: 'password_too_long' });
    });

    it('PW7: fifteen lower-case letters or digits are enough', async () => {
      assert.deepEqual(await refusal(server, letters(15)), {});
      assert.deepEqual(await refusal(server, '804915726350481'), {});
    });

    it('PW8: common passwords and those made of name, address or portal are refused with the reason', async () => {
      assert.deepEqual(await refusal(server, 'Password12345'), { password: 'password_common' });
      for (const password of ['Larkfield2026!', 'ana.ruiz.2026!', 'M0ren0M0ren0', 'help-larkfield']) {
        assert.deepEqual(await refusal(server, password), { password: 'password_personal' }, password);
      }
    });

    it('PW9: the list counts wherever a password is chosen, in forms without script too', async () => {
      const email = newAddress();
      const browser = server.browser();
      await browser.call('signUp', { email, password: goodPassword });
      const token = await mailedToken(server, email);
      const elsewhere = server.browser();
      const chosen = await elsewhere.call('verifyAddress', { token, newPassword: 'password12345' });
      assert.deepEqual(fieldsOf(chosen), { newPassword: 'password_common' });
      assert.equal((await browser.call('verifyAddress', { token })).status, 200);
      await browser.call('requestPasswordReset', { email });
      const resetToken = await mailedToken(server, email);
      const reset = await browser.call('resetPassword', { token: resetToken, password: 'password12345' });
      assert.deepEqual(fieldsOf(reset), { password: 'password_common' });
      const page = await browser.open(`/reset-password?token=${resetToken}`);
      const formToken = /name="form_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const fields = { form_token: formToken, token: resetToken, password: 'password12345' };
      assert.equal((await browser.submit('/reset-password', fields)).status, 400);
      assert.equal((await browser.call('login', { email, password: goodPassword })).status, 200);
    });

    it('PW13: forms tell password managers what is what, ask for no hint and allow pasting', async () => {
      const email = newAddress();
      const browser = server.browser();
      await browser.call('signUp', { email, password: goodPassword });
      await browser.call('verifyAddress', { token: await mailedToken(server, email) });
      await browser.call('requestPasswordReset', { email });
      const pages = {
        '/login': ['username', 'current-password'],
        '/signup': ['username', 'new-password'],
        [`/reset-password?token=${await mailedToken(server, email)}`]: ['username', 'new-password'],
      };
      for (const [path, wanted] of Object.entries(pages)) {
        const { text } = await server.browser().open(path);
        const found = [...text.matchAll(/<input[^>]* autocomplete="([^"]+)"/g)].map(([, value]) => value ?? '');
        for (const value of wanted) assert.ok(found.includes(value), `${path} has ${found.join(', ')}`);
        assert.doesNotMatch(text, /onpaste|hint question|secret question|name="(hint|question|answer)"/i);
      }
    });

    it('PW14: passwords are stored as argon2id at the safe cost, each with a salt of its own', async () => {
      const [first, second] = [newAddress(), newAddress()];
      for (const email of [first, second]) {
        const browser = server.browser();
        await browser.call('signUp', { email, password: goodPassword });
        await browser.call('verifyAddress', { token: await mailedToken(server, email) });
      }
      const rows = await server.database.query(
        'select u.password_hash from users u join addresses a on a.user_id = u.id where a.compare_key in ($1, $2)',
        [first, second],
      );
      const hashes = rows.map((row) => String(row['password_hash']));
      assert.equal(new Set(hashes).size, 2);
      for (const hash of hashes) {
        const [, memory, passes, lanes, salt = ''] =
          /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$[^$]+$/.exec(hash) ?? [];
        assert.ok(Number(memory) >= 19_456 && Number(passes) >= 2 && Number(lanes) === 1, hash);
        assert.equal(Buffer.from(salt, 'base64').length, 16);
      }
      assert.throws(() => readConfig({ ARGON2_MEMORY_KIB: '19455' }), /ARGON2_MEMORY_KIB/);
      assert.throws(() => readConfig({ ARGON2_PASSES: '1' }), /ARGON2_PASSES/);
      assert.throws(() => readConfig({ ARGON2_MEMORY_KIB: '262145' }), /ARGON2_MEMORY_KIB/);
      assert.throws(() => readConfig({ ARGON2_PASSES: '11' }), /ARGON2_PASSES/);
    });
  });
}

/** Why a sign-up with that password is refused, by field; {} when it is not. */
async function refusal(server: TestServer, password: string): Promise<Record<string, unknown>> {
  const email = newAddress('ana.ruiz');
  const answer = await server.browser().call('signUp', { email, password, name: 'Ana Moreno' });
  assert.equal(codeOf(answer), answer.status === 200 ? '' : 'input_invalid');
  return fieldsOf(answer);
}
