import assert from 'node:assert/strict';
import { it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { openServices, type TestServices } from '../../../../test/rig/services.js';
import { hour, minute, second } from '../domain/clock.js';
import { createSecretBox } from '../crypto/secret-box.js';
import { type AccessClaims, signAccessToken } from '../domain/access-token.js';
import { readToken } from './access-tokens.js';
import { SigningKeys } from './signing-keys.js';

/** Signing keys over one database, under secrets of their own. */
function under(secret: string, { deps }: TestServices, clock: () => number): SigningKeys {
  return new SigningKeys({ ...deps, clock, box: createSecretBox(secret) });
}

for (const engine of engines) {
  it(`KL2: under another secret a new key signs, and older tokens stay good until they expire, on ${engine.name}`, async () => {
    const services = await openServices(engine);
    const { id } = services.portal;
    let now = Date.now();
    const clock = (): number => now;
    const [before, after] = ['a'.repeat(32), 'b'.repeat(32)].map((secret) => under(secret, services, clock));
    assert.ok(before && after);
    const idsOf = async (keys: SigningKeys): Promise<unknown[]> =>
      (await keys.published(id)).keys.map(({ kid }) => kid);
    const former = await before.current(id);
    const latter = await after.current(id);
    assert.notEqual(latter.id, former.id);
    assert.deepEqual(await idsOf(after), [former.id, latter.id]);
    assert.ok(await after.find(id, former.id));

    // While processes are restarted one by one both sign, each with its own, and both lists have both.
    now += minute;
    assert.equal((await before.current(id)).id, former.id);
    assert.equal((await after.current(id)).id, latter.id);
    assert.deepEqual(await idsOf(before), [former.id, latter.id]);

    // The former secret again: no verifier may have forgotten the key that signs.
    now += hour;
    const third = await before.current(id);
    assert.ok(![former.id, latter.id].includes(third.id));
    assert.deepEqual(await idsOf(before), [latter.id, third.id]);
    await services.close();
  });

  it(`KL2: two processes that begin under different secrets each find a key of their own, on ${engine.name}`, async () => {
    const services = await openServices(engine);
    const { id } = services.portal;
    const clock = (): number => 1_800_000_000_000;
    const all = ['a', 'b', 'c'].map((letter) => under(letter.repeat(32), services, clock));
    const kids = await Promise.all(all.map(async (keys) => (await keys.current(id)).id));
    assert.equal(new Set(kids).size, 3);
    await services.close();
  });

  it(`KL2: a key that has retired verifies nothing, and is removed when it is no more use, on ${engine.name}`, async () => {
    const services = await openServices(engine);
    const { id } = services.portal;
    let now = Date.now();
    const keys = under('a'.repeat(32), services, () => now);
    const first = await keys.current(id);
    const { signingKey, accessToken } = services.deps.config.lifetimes;
    // Looked for every minute all the while, as a server that is in use does.
    const until = async (end: number): Promise<void> => {
      for (; now < end; now += Math.min(end - now, hour)) await keys.current(id);
    };
    await until(now + signingKey - 5 * minute);
    const last = now + 5 * minute + accessToken;
    await until(last);
    assert.ok(await keys.find(id, first.id));
    now = last + 15 * minute;
    assert.equal(await keys.find(id, first.id), undefined);
    await until(now + 3 * hour);
    await keys.current(id);
    const rows = await services.database.query('select id from signing_keys');
    assert.ok(!rows.some((row) => row['id'] === first.id));
    await services.close();
  });

  it(`keys are looked for again after a clock that jumped back, not only once it has caught up, on ${engine.name}`, async () => {
    const { deps, portal, costOf, close } = await openServices(engine);
    let now = Date.now();
    const keys = new SigningKeys({ ...deps, clock: () => now });
    const looks = async (): Promise<number> => (await costOf(() => keys.current(portal.id))).statements.length;
    await keys.current(portal.id);
    now += second;
    assert.equal(await looks(), 0);
    now -= hour;
    assert.equal(await looks(), 1);
    now += second;
    assert.equal(await looks(), 0);
    await close();
  });

  it(`KL2: a key id that nobody knows is looked for every five seconds, and no other key stands in, on ${engine.name}`, async () => {
    const { deps, portal, costOf, close } = await openServices(engine);
    let now = Date.now();
    const signingKeys = new SigningKeys({ ...deps, clock: () => now });
    const key = await signingKeys.current(portal.id);
    const looks = async (): Promise<number> =>
      (
        await costOf(async () => {
          for (const id of ['unknown', '', `${key.id}x`, '__proto__'])
            assert.equal(await signingKeys.find(portal.id, id), undefined, id);
        })
      ).statements.length;
    assert.equal(await looks(), 0);
    now += 5 * second - 1;
    assert.equal(await looks(), 0);
    now += 1;
    assert.equal(await looks(), 1);
    assert.equal(await looks(), 0);

    const audience = deps.addresses.baseOf(portal);
    const claims: AccessClaims = {
      ...{ issuer: audience, audience, userId: 'u', sessionId: 's', generation: 'g', role: 'user' },
      ...{ issuedAt: now, expiresAt: now + minute },
    };
    const read = (id: string) =>
      readToken(
        { ...deps, signingKeys, clock: () => now },
        portal,
        signAccessToken(claims, { ...key, id }, 'jti'),
        audience,
      );
    assert.equal((await read(key.id))?.userId, 'u');
    assert.equal(await read('unknown'), undefined);
    await close();
  });
}
