import assert from 'node:assert/strict';
import { it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { openServices } from '../../../../test/rig/services.js';
import { hour, second } from '../clock.js';
import { SigningKeys } from './signing-keys.js';

for (const engine of engines) {
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
}
