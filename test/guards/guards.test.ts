import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engines } from '../rig/databases.js';
import { guards } from './rig/guards.js';
import { raceWithout } from './rig/race-without.js';

/* A race that nobody can lose shows nothing: each is run once more without what decides it, and has to fail. */
for (const engine of engines) {
  describe(`races without their guards on ${engine.name}`, () => {
    for (const guard of guards) {
      const { name, race, test, engines: where = [engine.name] } = guard;
      if (!where.includes(engine.name)) continue;
      it(`${race}, “${test} …” is lost unless ${name}`, async () => {
        const { failed, printed } = await raceWithout(guard, engine.name);
        assert.ok(
          failed.some((each) => each.startsWith(test)),
          printed,
        );
      });
    }
  });
}
