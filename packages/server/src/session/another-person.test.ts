import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { personHeader } from '@portico/contract';
import { settingsOf } from '../../../../test/rig/addresses.js';
import { codeOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

for (const engine of engines) {
  describe(`a page that was made for somebody else on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    /** Fields of the first form of a page whose button would save. */
    async function formOf(browser: TestBrowser, path: string): Promise<Record<string, string>> {
      const { text } = await browser.open(path);
      const hidden = [...text.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag);
      const pairs = hidden.map((tag) => [
        /name="([^"]*)"/.exec(tag)?.[1] ?? '',
        /value="([^"]*)"/.exec(tag)?.[1] ?? '',
      ]);
      return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]));
    }

    async function changed(by: 'api' | 'form') {
      const [ann, bob] = [await signUpPerson(server), await signUpPerson(server)];
      const browser = server.browser();
      await browser.call('login', { email: ann.email, password: goodPassword });
      const forms = { profile: await formOf(browser, '/account'), emails: await formOf(browser, '/account/emails') };
      await browser.call('logout');
      if (by === 'api') await browser.call('login', { email: bob.email, password: goodPassword });
      else {
        const fields = { ...(await formOf(browser, '/login')), email: bob.email, password: goodPassword };
        assert.equal((await browser.submit('/login', fields)).status, 303);
      }
      return { ann, bob, browser, forms };
    }

    for (const by of ['api', 'form'] as const) {
      it(`SE16: forms that were printed for one person change nothing of the next one, who logged in by ${by}`, async () => {
        const { ann, browser, forms } = await changed(by);
        const profile = { ...forms.profile, name: 'Ann First', avatarUrl: '', jobTitle: 'Thief', organization: '' };
        const refused = await browser.submit('/account', { ...profile, language: '' });
        assert.equal(refused.status, 403);
        assert.ok(!refused.text.includes('Ann First') && !refused.text.includes('Thief'));
        const add = 'ann.more@mail.example';
        const draft = JSON.stringify({ add: [{ email: add, makePrimary: true }] });
        const emails = await browser.submit('/account/emails', { ...forms.emails, draft, act: 'save' });
        assert.equal(emails.status, 403);
        assert.ok(!emails.text.includes('ann.more') && !emails.text.includes(ann.email));
        assert.equal((await browser.call('getProfile')).json['jobTitle'], '');
        assert.equal((await settingsOf(browser)).addresses.length, 1);
      });
    }

    it('SE16: a call that names the person whose page it comes from does nothing to another', async () => {
      const { ann, bob, browser } = await changed('api');
      const idOf = async (person: TestBrowser) => {
        const { session } = (await person.call('getSession')).json as { session: { user: { id: string } } };
        return session.user.id;
      };
      browser.headers[personHeader] = await idOf(ann.browser);
      const { version } = await settingsOf(bob.browser);
      const addresses = { add: [{ email: 'ann.other@mail.example' }] };
      const save = await browser.call('saveContactSettings', { version, addresses });
      assert.deepEqual([save.status, codeOf(save)], [409, 'person_changed']);
      for (const id of ['getContactSettings', 'getProfile', 'endOtherSessions', 'listActivity'] as const) {
        assert.equal(codeOf(await browser.call(id)), 'person_changed', id);
      }
      assert.equal((await settingsOf(bob.browser)).addresses.length, 1);
      browser.headers[personHeader] = await idOf(bob.browser);
      assert.equal((await browser.call('saveContactSettings', { version, addresses })).status, 200);
    });

    it('SE3: a look that was sent before the session got a new token does not take the new one away', async () => {
      const { browser } = await signUpPerson(server);
      const before = new Map(browser.cookies);
      assert.equal((await browser.call('reauthenticate', { password: goodPassword })).status, 200);
      const late = server.browser();
      for (const [name, value] of before) late.cookies.set(name, value);
      const answer = await late.call('getSession');
      assert.equal(codeOf(answer), 'session_missing');
      assert.deepEqual(answer.setCookies, []);
    });
  });
}
