import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { apiPath } from '@portico/contract';
import jwt from 'jsonwebtoken';
import { codeOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../../test/rig/http-client.js';
import { signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

const serviceKey = 'back-ends-of-the-site-know-this-7';
const minute = 60_000;

for (const engine of engines) {
  describe(`access tokens on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      const settings = {
        ...wideLimits,
        INTROSPECTION_KEY: serviceKey,
        SIGNING_KEY_ROTATION: '1h',
        SESSION_IDLE: '30d',
      };
      server = await startServer(engine, { settings });
    });
    after(() => server.close());

    const mint = async (browser: TestBrowser): Promise<string> => {
      const answer = await browser.call('mintAccessToken');
      assert.equal(answer.status, 200, answer.text);
      return String(answer.json['token']);
    };

    const introspect = (token: string, headers: Record<string, string> = { Authorization: `Bearer ${serviceKey}` }) =>
      server.browser().send({
        method: 'POST',
        path: `${apiPath}/introspect`,
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify({ token }),
      });

    const keys = async (): Promise<(JsonWebKey & { kid: string })[]> => {
      const answer = await server.browser().open('/.well-known/jwks.json');
      assert.equal(answer.status, 200);
      return (answer.json as { keys: (JsonWebKey & { kid: string })[] }).keys;
    };

    /** As a back end does that knows nothing but the published keys. */
    async function verifyAlone(token: string): Promise<jwt.JwtPayload> {
      const { header } = jwt.decode(token, { complete: true }) ?? assert.fail();
      const key = (await keys()).find(({ kid }) => kid === header.kid) ?? assert.fail('key not published');
      const claims = jwt.verify(token, createPublicKey({ key, format: 'jwk' }), {
        algorithms: ['ES256'],
        clockTimestamp: Math.floor(server.now() / 1000),
      });
      return claims as jwt.JwtPayload;
    }

    it('a back end verifies one by the published keys alone, and they show no private part', async () => {
      const { browser } = await signUpPerson(server);
      const { session } = (await browser.call('getSession')).json as { session: { id: string; user: { id: string } } };
      const token = await mint(browser);
      const claims = await verifyAlone(token);
      assert.deepEqual([claims.sub, claims['sid'], claims['role']], [session.user.id, session.id, 'user']);
      assert.equal(claims.iss, claims.aud);
      assert.equal((claims.exp ?? 0) - (claims.iat ?? 0), 300);
      assert.equal(jwt.decode(token, { complete: true })?.header.typ, 'at+jwt');
      for (const key of await keys())
        assert.deepEqual(Object.keys(key).sort(), ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
      const list = await server.browser().open('/.well-known/jwks.json');
      assert.equal(list.headers['access-control-allow-origin'], '*');
      assert.equal(list.headers['cache-control'], 'public, max-age=300');
    });

    it('SE6: introspection sees a log-out at once', async () => {
      const { browser } = await signUpPerson(server);
      // The use of a session is noted every five minutes: with this wait the question below would be.
      server.skip(4 * minute);
      const token = await mint(browser);
      const live = await introspect(token);
      assert.deepEqual([live.status, live.json['active'], live.json['role']], [200, true, 'user']);
      const lastSeen = () =>
        server.database.query('select last_seen_at from sessions where id = $1', [live.json['sid']]);
      const before = await lastSeen();
      server.skip(4 * minute);
      assert.equal((await introspect(token)).json['active'], true);
      assert.deepEqual(await lastSeen(), before, 'whoever asks about a session does not use it');
      await browser.call('logout');
      assert.deepEqual((await introspect(token)).json, { active: false });
    });

    it('introspection answers nobody without the key, and no token but a good one of this portal', async () => {
      const { browser } = await signUpPerson(server);
      const token = await mint(browser);
      for (const headers of [{}, { Authorization: 'Bearer wrong' }, { Authorization: serviceKey }]) {
        const refused = await introspect(token, headers);
        assert.deepEqual([refused.status, codeOf(refused)], [401, 'credentials_wrong']);
      }
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const { payload, header } = jwt.decode(token, { complete: true }) ?? assert.fail();
      const forge = (key: jwt.Secret, change: Partial<jwt.JwtHeader>, claims: object = {}) =>
        jwt.sign({ ...(payload as object), ...claims }, key, { algorithm: 'ES256', header: { ...header, ...change } });
      const [head = '', body = '', signature = ''] = token.split('.');
      const none = Buffer.from(JSON.stringify({ ...header, alg: 'none' })).toString('base64url');
      const strange = [
        'x',
        `${head}.${body}.`,
        `${none}.${body}.`,
        `${head}.${Buffer.from('{}').toString('base64url')}.${signature}`,
        forge(privateKey, {}),
        forge(privateKey, { kid: 'unknown' }),
        forge(privateKey, { jku: 'https://evil.example/keys' }),
      ];
      for (const text of strange) assert.deepEqual((await introspect(text)).json, { active: false }, text.slice(0, 40));
      assert.equal(codeOf(await introspect('x'.repeat(4097))), 'input_invalid');
      assert.equal(codeOf(await introspect('x'.repeat(20_000))), 'body_too_large');
    });

    it('a token expires, and no back end’s token opens the API', async () => {
      const { browser } = await signUpPerson(server);
      const token = await mint(browser);
      const api = await server.browser({ Authorization: `Bearer ${token}` }).call('getProfile');
      assert.deepEqual([api.status, codeOf(api)], [401, 'session_missing']);
      server.skip(5 * minute);
      assert.deepEqual((await introspect(token)).json, { active: false });
      await assert.rejects(verifyAlone(token), /expired/);
    });

    it('keys take turns: the next one is published before it signs, the last one until its tokens have expired', async () => {
      const { browser } = await signUpPerson(server);
      const kidOf = (token: string) => jwt.decode(token, { complete: true })?.header.kid ?? '';
      const first = kidOf(await mint(browser));
      let next: string | undefined;
      for (let waited = 0; waited < 70 && !next; waited++) {
        server.skip(minute);
        next = (await keys()).map(({ kid }) => kid).findLast((kid) => kid > first);
        if (next) assert.equal(kidOf(await mint(browser)), first, 'published, not yet signing');
      }
      assert.ok(next);
      let last = '';
      for (let waited = 0; waited < 15 && kidOf((last = await mint(browser))) !== next; waited++) server.skip(minute);
      assert.equal(kidOf(last), next);
      assert.deepEqual((await keys()).map(({ kid }) => kid).slice(-2), [first, next]);
      await verifyAlone(last);
      server.skip(15 * minute);
      assert.ok(!(await keys()).some(({ kid }) => kid === first));
    });

    it('KL3: private keys are sealed where they are stored', async () => {
      await mint((await signUpPerson(server)).browser);
      const rows = await server.database.query('select * from signing_keys');
      assert.ok(rows.length > 0);
      assert.doesNotMatch(JSON.stringify(rows), /PRIVATE KEY|"d"/);
    });
  });
}
