import assert from 'node:assert/strict';
import { it } from 'node:test';
import { apiPath, sessionHeader } from '@portico/contract';
import jwt from 'jsonwebtoken';
import { engines } from '../rig/databases.js';
import { type Person, signUpPerson } from '../rig/people.js';
import type { TestBrowser } from '../rig/http-client.js';
import { type RacedServers, startRaced } from './two-servers.js';

const second = 1000;
const minute = 60 * second;
const serviceKey = 'back-ends-of-the-site-know-this-7';

/** What each of the two servers of a site says of tokens; a request goes to the server that is named. */
interface Pair {
  /** A token for back ends that this one signed. */
  mint: (at: number) => Promise<string>;
  /** Whether that one takes it, and its API a token of a page that this one signed. */
  isTaken: (token: string, at: number) => Promise<boolean>;
  isApiOpen: (login: number, at: number) => Promise<boolean>;
  published: (at: number) => Promise<string[]>;
}

for (const engine of engines) {
  it(`KL2: in each phase of a rotation each server takes the tokens of the other, on ${engine.name}`, async () => {
    const raced = await startRaced(engine, {
      isPair: true,
      standsAt: Date.now(),
      settings: {
        PUBLIC_URL: 'http://localhost:4999',
        SIGNING_KEY_ROTATION: '1h',
        SESSION_IDLE: '30d',
        INTROSPECTION_KEY: serviceKey,
      },
    });
    try {
      const { mint, isTaken, isApiOpen, published } = pairOf(raced, await signUpPerson(raced.first));
      /** Tokens of both, each taken by both; the key that signed them, which has to be the same one. */
      const bothWays = async (phase: string): Promise<{ kid: string; tokens: string[] }> => {
        const tokens = [await mint(0), await mint(1)];
        for (const at of [0, 1]) {
          for (const token of tokens) assert.ok(await isTaken(token, at), `${phase}: of ${kidOf(token)} at ${at}`);
          assert.ok(await isApiOpen(1 - at, at), `${phase}: API of ${at}`);
        }
        const [kid = '', other] = tokens.map(kidOf);
        assert.equal(kid, other, phase);
        return { kid, tokens };
      };

      await mint(0);
      // From here on the list of the second one is younger.
      raced.skip(30 * second);
      const thrownAway = await bothWays('the first key');
      // As an operator does when one got out: the next is made by whoever signs first, and signs at once.
      await raced.first.database.query('delete from signing_keys');
      raced.skip(29 * second);
      assert.equal(kidOf(await mint(0)), thrownAway.kid, 'it has its list yet');
      raced.skip(2 * second);
      const made = await mint(0);
      assert.notEqual(kidOf(made), thrownAway.kid);
      assert.ok(await isTaken(made, 1), 'a key that was made a moment ago');
      for (const at of [0, 1]) assert.equal(await isTaken(thrownAway.tokens[0] ?? '', at), false, 'thrown away');

      const { kid: first } = await bothWays('made');
      raced.skip(52 * minute);
      const { kid: stillFirst, tokens } = await bothWays('the next one is published');
      assert.equal(stillFirst, first);
      const [, next = ''] = await published(1);
      assert.deepEqual(await published(0), [first, next]);

      // A moment before it is due, and a moment after: tokens of the key before are still good.
      raced.skip(7 * minute);
      const last = await bothWays('the last minute of the first');
      assert.equal(last.kid, first);
      raced.skip(4 * minute);
      const { kid: signing } = await bothWays('the next one signs');
      assert.equal(signing, next);
      for (const at of [0, 1]) {
        for (const token of last.tokens) assert.ok(await isTaken(token, at), 'signed before');
        for (const token of tokens) assert.equal(await isTaken(token, at), false, 'expired');
        assert.deepEqual(await published(at), [first, next]);
      }
      raced.skip(15 * minute);
      assert.equal((await bothWays('the first has retired')).kid, next);
      for (const at of [0, 1]) assert.deepEqual(await published(at), [next]);
    } finally {
      await raced.close();
    }
  });
}

function kidOf(token: string): string {
  return jwt.decode(token, { complete: true })?.header.kid ?? assert.fail('no token');
}

function pairOf(raced: RacedServers, person: Person): Pair {
  // One after the other they go to different servers.
  const pages = [raced.browser(), raced.browser()];
  const backEnds = [raced.browser(), raced.browser()];
  for (const page of pages) for (const [name, value] of person.browser.cookies) page.cookies.set(name, value);
  const at = (browsers: TestBrowser[], index: number): TestBrowser => browsers[index] ?? assert.fail();
  return {
    mint: async (index) => {
      const answer = await at(pages, index).call('mintAccessToken');
      assert.equal(answer.status, 200, answer.text);
      return String(answer.json['token']);
    },
    isTaken: async (token, index) => {
      const answer = await at(backEnds, index).send({
        method: 'POST',
        path: `${apiPath}/introspect`,
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${serviceKey}` },
        body: JSON.stringify({ token }),
      });
      assert.equal(answer.status, 200, answer.text);
      return answer.json['active'] === true;
    },
    isApiOpen: async (login, index) => {
      const page = at(backEnds, login);
      page.headers[sessionHeader] = 'bearer';
      const { email, password } = person;
      const { tokens } = (await page.call('login', { email, password })).json as { tokens: { accessToken: string } };
      const path = `${apiPath}/profile`;
      const answer = await at(backEnds, index).send({
        path,
        headers: { Authorization: `Bearer ${tokens.accessToken}` },
      });
      return answer.status === 200;
    },
    published: async (index) => {
      const { keys } = (await at(backEnds, index).open('/.well-known/jwks.json')).json as { keys: { kid: string }[] };
      return keys.map(({ kid }) => kid);
    },
  };
}
