import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { canLogIn, idOf, noticesTo, personWithTwo, saved, tokenOf } from '../../../../../test/rig/addresses.js';
import { engines } from '../../../../../test/rig/databases.js';
import { printedFields } from '../../../../../test/rig/printed-fields.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

for (const engine of engines) {
  describe(`undo links that a mail scanner opens on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    for (const [language, said] of [
      ['en', 'Tick this box first'],
      ['de', 'Setzen Sie erst dieses Häkchen'],
    ] as const) {
      it(`RS16: the form, posted as it is printed, undoes nothing, and with its box it does (${language})`, async () => {
        const { browser, email, second } = await personWithTwo(server);
        await saved(browser, { remove: [await idOf(browser, second)] });
        const token = tokenOf((await noticesTo(server, second)).at(-1) ?? assert.fail('no notice'));
        const robot = server.browser({ 'Accept-Language': language });
        const page = await robot.open(`/undo?token=${token}`);
        const printed = printedFields(page.text);
        assert.equal(printed['token'], token);
        for (let times = 0; times < 3; times++) {
          const posted = await robot.submit('/undo', printed);
          assert.equal(posted.status, 400);
          assert.ok(posted.text.includes(said), posted.text);
          assert.match(posted.text, /<input[^>]*name="confirmed"[^>]*aria-invalid="true"/);
        }
        assert.equal((await robot.call('inspectUndo', { token })).json['state'], 'live');
        assert.equal((await browser.call('getSession')).status, 200, 'nobody was logged out');
        assert.equal(await canLogIn(server, second), false);
        const answer = await robot.submit('/undo', { ...printed, confirmed: 'on' });
        assert.equal(answer.status, 303);
        assert.equal(await canLogIn(server, second), true);
        assert.equal(await canLogIn(server, email), true);
      });
    }
  });
}
