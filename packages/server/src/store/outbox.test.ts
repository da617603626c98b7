import assert from 'node:assert/strict';
import { it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { openServices } from '../../../../test/rig/services.js';
import { writeMail } from '../mail/write-mail.js';
import { leaseMails, nextMailAt } from './outbox.js';

const minute = 60_000;

for (const engine of engines) {
  it(`a mail that a worker holds is due when its lease runs out: nobody looks for it before, on ${engine.name}`, async () => {
    const services = await openServices(engine);
    try {
      const { deps, portal } = services;
      const to = { display: 'ana@mail.example', key: 'ana@mail.example' };
      const params = { loginLink: 'https://x.example/login' };
      await writeMail(deps, deps.db, { kind: 'address_taken', portal, to, language: 'en', params });
      const now = deps.clock() + 1;
      assert.ok(((await nextMailAt(deps.db)) ?? Infinity) <= now);
      assert.equal((await leaseMails(deps.db, now, now + minute, 10)).length, 1);
      assert.equal(await nextMailAt(deps.db), now + minute);
      assert.equal((await leaseMails(deps.db, now + minute - 1, now + 2 * minute, 10)).length, 0);
      assert.equal((await leaseMails(deps.db, now + minute, now + 2 * minute, 10)).length, 1);
    } finally {
      await services.close();
    }
  });
}
