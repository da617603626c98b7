import assert from 'node:assert/strict';
import { it } from 'node:test';
import jwt from 'jsonwebtoken';
import { engines } from '../rig/databases.js';
import { signUpPerson } from '../rig/people.js';
import { atOnce } from './rounds.js';
import { startRaced } from './two-servers.js';

const minute = 60_000;

for (const engine of engines) {
  it(`KL: whoever needs a key at the same moment, there is one of each generation, on ${engine.name}`, async () => {
    const raced = await startRaced(engine, {
      settings: { PUBLIC_URL: 'http://localhost:4999', SIGNING_KEY_ROTATION: '1h', SESSION_IDLE: '30d' },
    });
    try {
      const person = await signUpPerson(raced.first);
      const mint = () =>
        atOnce(20, async () => {
          const browser = raced.browser();
          for (const [name, value] of person.browser.cookies) browser.cookies.set(name, value);
          const { status, json, text } = await browser.call('mintAccessToken');
          assert.equal(status, 200, text);
          return jwt.decode(String(json['token']), { complete: true })?.header.kid ?? assert.fail();
        });
      const generations = async () => {
        const rows = await raced.first.database.query('select generation from signing_keys order by generation');
        return rows.map((row) => Number(row['generation']));
      };
      assert.equal(new Set(await mint()).size, 1);
      assert.deepEqual(await generations(), [1]);
      // The next one is due: each server finds that out by itself, all at once.
      raced.skip(55 * minute);
      await mint();
      assert.deepEqual(await generations(), [1, 2]);
    } finally {
      await raced.close();
    }
  });
}
