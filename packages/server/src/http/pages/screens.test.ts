import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../../test/rig/databases.js';
import { signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { elementRows } from '../../../../widget/src/elements/elements.js';

for (const engine of engines.slice(0, 1)) {
  describe('the pages of the elements', () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine);
    });
    after(() => server.close());

    for (const { tag, screen, audience } of elementRows) {
      if (screen === undefined) continue;
      it(`<${tag}> is printed at ${screen}, for ${audience}s`, async () => {
        const browser = audience === 'visitor' ? server.browser() : (await signUpPerson(server)).browser;
        const { status, text } = await browser.open(screen);
        assert.equal(status, 200);
        assert.match(text, new RegExp(`<${tag}[ >]`));
      });
    }
  });
}
