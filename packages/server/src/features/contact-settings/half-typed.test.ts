import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { settingsOf } from '../../../../../test/rig/addresses.js';
import { engines } from '../../../../../test/rig/databases.js';
import { signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

for (const engine of engines) {
  describe(`an address that is half typed without script on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    it('stays in its field whatever other button is pressed', async () => {
      const { browser } = await signUpPerson(server);
      const { text } = await browser.open('/account/emails');
      const form_token = /name="form_token" value="([^"]+)"/.exec(text)?.[1] ?? assert.fail('no form');
      const version = String((await settingsOf(browser)).version);
      const add = [{ email: 'staged@mail.example', makePrimary: false }];
      const draft = JSON.stringify({
        add,
        remove: [],
        primary: '',
        replacePrimary: '',
        onceVerified: null,
        notifications: {},
      });
      for (const act of ['drop:0', 'change', 'mail-code', 'save']) {
        const answer = await browser.submit('/account/emails', { form_token, version, draft, add: 'half@ty', act });
        const shown = answer.status === 303 ? await browser.open(String(answer.headers.location)) : answer;
        assert.match(shown.text, /<input[^>]*name="add"[^>]*value="half@ty"/, act);
      }
    });
  });
}
