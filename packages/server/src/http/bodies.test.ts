import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { after, before, describe, it } from 'node:test';
import { apiPath, contractHeader, contractVersion, operationIds, operations } from '@portico/contract';
import { engines } from '../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { backEndHeaders, backEndKey } from '../../../../test/rig/back-end.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';

const writes = operationIds.filter((id) => operations[id].method !== 'GET');
const fields = [
  ...['email', 'password', 'newPassword', 'name', 'token', 'code', 'purpose', 'locale', 'returnTo', 'id', 'version'],
  ...['currentPassword', 'avatarUrl', 'jobTitle', 'organization', 'language', 'addresses', 'notifications'],
];
/** Values that these fields take, or refuse for what is inside. */
const taken: Record<string, (value: unknown) => boolean> = {
  version: (value) => value === 0,
  addresses: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  notifications: (value) => Array.isArray(value) && value.length === 0,
};

for (const engine of engines) {
  describe(`bodies on ${engine.name}`, () => {
    let server: TestServer;
    /** Signed in: operations of a session refuse a body for what it is, not for who sends it. */
    let owner: TestBrowser;
    before(async () => {
      server = await startServer(engine, {
        settings: { LIMIT_MAIL_IP: '10000/1h', LIMIT_CODE_IP: '10000/1m', INTROSPECTION_KEY: backEndKey },
      });
      ({ browser: owner } = await signUpPerson(server));
    });
    after(() => server.close());

    it('IN1: a body beyond its operation’s limit is refused unread, said or not said, packed or not', async () => {
      for (const id of writes) {
        const limit = operations[id].bodyLimit;
        // Only a whole change set of somebody who is signed in may be larger.
        assert.ok(limit <= (id === 'saveContactSettings' ? 32_768 : 16_384), id);
        assert.match((await post(id, `{"x":"${'y'.repeat(limit)}"}`)).text, /"body_too_large"/, id);
        const chunked = await post(id, Buffer.alloc(limit + 1, ' '), { 'Transfer-Encoding': 'chunked' });
        assert.match(chunked.text, /"body_too_large"/, id);
        const packed = await post(id, gzipSync(Buffer.alloc(10_000_000)), { 'Content-Encoding': 'gzip' });
        assert.match(packed.text, /"(media_type_unsupported|body_too_large)"/, id);
      }
      const form = await server.browser().submit('/login', { email: 'x'.repeat(20_000) });
      assert.equal(form.status, 413);
    });

    it('IN2: what is no plain JSON of one meaning is refused, without a word about why inside', async () => {
      const email = newAddress();
      const bodies: (string | Buffer)[] = [
        '',
        ' ',
        '{',
        '{"email":',
        "{'email':1}",
        '{"email":"a",}',
        '{"email":"a"}x',
        'undefined',
        'NaN',
        `\ufeff{"email":"${email}"}`,
        Buffer.from(`{"email":"${email}"}`, 'utf16le'),
        Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
        `{"email":"${email}","email":"eve@evil.example"}`,
        `{"email":"${email}","\\u0065mail":"eve@evil.example"}`,
        '{"email":1e400}',
        '{"email":"\u0000"}',
        '['.repeat(1000),
        '['.repeat(500) + ']'.repeat(500),
        '{"a":'.repeat(300) + '1' + '}'.repeat(300),
        '[]',
        'null',
        '1',
        '"text"',
        'true',
      ];
      for (const body of bodies) {
        const answer = await post('requestPasswordReset', body);
        assert.equal(answer.status, 400, String(body).slice(0, 80));
        assert.match(answer.text, /"(body_malformed|input_invalid)"/);
        assert.doesNotMatch(answer.text, /at .*:\d+|node_modules|SyntaxError|position/);
      }
      const deep = await post('signUp', '['.repeat(16_000));
      assert.match(deep.text, /"body_malformed"/);
      const many = await post('signUp', `{${Array.from({ length: 1500 }, (_, at) => `"k${at}":1`).join(',')}}`);
      assert.equal(many.status, 400);
      assert.ok(many.text.length < 2000);
      for (const charset of ['utf-16', 'iso-8859-1', 'utf-7']) {
        const answer = await post('requestPasswordReset', '{}', {
          'Content-Type': `application/json; charset=${charset}`,
        });
        assert.equal(answer.status, 415, charset);
      }
    });

    it('IN3: names that reach into prototypes change nothing, in bodies, queries, forms and cookies', async () => {
      const poison = { polluted: 'yes', email: 'eve@evil.example', password: goodPassword };
      for (const id of writes) {
        for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
          const body = `{${JSON.stringify(key)}:${JSON.stringify({ ...poison, prototype: poison })}}`;
          const answer = await post(id, body);
          assert.match(answer.text, /"input_invalid"/, `${id} ${key} ${answer.text}`);
        }
      }
      const inside = { email: newAddress(), password: goodPassword, fields: JSON.parse('{"__proto__":"x"}') as object };
      assert.ok((await server.browser().call('signUp', inside)).status < 500);
      const browser = server.browser({ Cookie: '__proto__=polluted; constructor=polluted' });
      const page = await browser.open(
        '/login?__proto__[polluted]=yes&__proto__=yes&constructor.prototype.polluted=yes',
      );
      assert.equal(page.status, 200);
      await browser.submit('/login', { '__proto__[polluted]': 'yes', __proto__: 'yes' });
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
      assert.match((await server.browser().call('getSession')).text, /^\{"session":null\}$/);
    });

    it('IN7: a field of another type is refused by name, in every operation, and never breaks the server', async () => {
      const values: unknown[] = [
        null,
        true,
        0,
        -1,
        1.5,
        [],
        [[]],
        ['x'],
        {},
        { $ne: null },
        { toString: 'x' },
        { length: 1 },
      ];
      for (const id of writes) {
        const known = fields.filter((name) => !isUnknown(id, name));
        for (const name of known) {
          for (const value of values) {
            if (taken[name]?.(value)) continue;
            const answer = await browserFor(id).call(id, { [name]: value });
            assert.equal(answer.status, 400, `${id} ${name} ${JSON.stringify(value)}`);
            assert.match(
              answer.text,
              new RegExp(`"${name}":"(type_wrong|choice_invalid|required)"`),
              `${id} ${answer.text}`,
            );
          }
        }
      }
      assert.doesNotMatch(server.log(), /request failed/);
      assert.equal((await owner.call('getSession')).status, 200);
    });

    it('IN7: what is of another type inside a field is refused by the name of the field', async () => {
      const inside: Record<string, unknown[]> = {
        addresses: [{ add: {} }, { add: [1] }, { add: [{ email: [] }] }, { remove: 'x' }, { primary: 0 }, { x: 1 }],
        notifications: [{}, [[]], [{ id: 1 }], [{ id: 'x', channel: 'fax', on: true }], [{ id: 'x', on: 'yes' }]],
      };
      for (const [name, values] of Object.entries(inside)) {
        for (const value of values) {
          const answer = await owner.call('saveContactSettings', { version: 0, [name]: value });
          assert.equal(answer.status, 400, JSON.stringify(value));
          assert.match(answer.text, new RegExp(`"(${name}|x)":"\\w+"`), answer.text);
        }
      }
      assert.doesNotMatch(server.log(), /request failed/);
    });

    /** A visitor, or whoever is signed in or has the key where an operation needs that. */
    function browserFor(id: (typeof writes)[number]): TestBrowser {
      if (operations[id].access === 'service') return server.browser(backEndHeaders);
      return operations[id].access === 'session' ? owner : server.browser();
    }

    function isUnknown(id: (typeof writes)[number], name: string): boolean {
      const result = operations[id].input.safeParse({ [name]: 'x' });
      return result.error?.issues.some((issue) => issue.code === 'unrecognized_keys') ?? false;
    }

    function post(
      id: (typeof writes)[number],
      body: string | Buffer,
      headers: Record<string, string> = {},
    ): Promise<Answer> {
      return browserFor(id).send({
        method: 'POST',
        path: apiPath + operations[id].path,
        headers: { 'Content-Type': 'application/json', [contractHeader]: String(contractVersion), ...headers },
        body,
      });
    }
  });
}
