import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../../test/rig/databases.js';
import type { Answer } from '../../../../../test/rig/http-client.js';
import { ownForm } from '../../../../../test/rig/own-form.js';
import { signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

for (const engine of engines) {
  describe(`the page of an unsubscribe link on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { portals: ownForm, settings: wideLimits });
    });
    after(() => server.close());

    /** Somebody who got a mail, with the path of its link and a browser in which nobody is signed in. */
    async function mailed() {
      const person = await signUpPerson(server);
      const { session } = (await person.browser.call('getSession')).json as { session: { user: { id: string } } };
      const { id: userId } = session.user;
      await server.portico.notify({ userId, notification: 'news', subject: 'New', paragraphs: ['It is here.'] });
      const link = /https?:\S+unsubscribe\S+/.exec((await server.mails()).newest(person.email).text)?.[0] ?? '';
      const { pathname, search } = new URL(link);
      const wants = () => server.portico.wantsNotification({ userId, notification: 'news', channel: 'email' });
      return { ...person, path: pathname + search, wants, browser: server.browser() };
    }

    it('opened again it says that the mails have stopped, names the address, and turns them on again', async () => {
      const { email, path, browser, wants } = await mailed();
      const asked = await browser.open(path);
      assert.match(asked.text, /Stop these emails\?/);
      assert.ok(asked.text.includes(email), 'it names the address');
      await browser.submit(actionOf(asked), {});
      assert.equal(await wants(), false);
      const opened = await browser.open(path);
      assert.match(opened.text, /These emails have stopped/);
      assert.ok(opened.text.includes(email), 'it names the address');
      const pressed = await browser.submit(actionOf(opened), { ...fieldsOf(opened), sure: 'yes' });
      assert.equal(pressed.status, 303);
      assert.match((await browser.open(pressed.headers.location ?? '')).text, /These emails are on again/);
      assert.equal(await wants(), true);
      assert.match((await browser.open(path)).text, /Stop these emails\?/, 'the link is as it was');
    });

    it('says it in German, too', async () => {
      const { path, browser } = await mailed();
      await browser.submit(path, {});
      const german = await browser.open(`${path}&lang=de`);
      assert.match(german.text, /Diese E-Mails sind abgeschaltet/);
      assert.match(german.text, /wieder einschalten/);
    });

    it('a robot that opens the page and posts its form as it is printed turns nothing on', async () => {
      const { path, browser, wants } = await mailed();
      await browser.submit(path, {});
      const printed = await browser.open(path);
      const posted = await browser.submit(actionOf(printed), fieldsOf(printed));
      assert.equal(await wants(), false);
      const again = await browser.open(posted.headers.location ?? '');
      assert.match(again.text, /Tick this box to turn the emails on again\./);
    });

    it('a mail program, another site, and a browser that never saw the form turn nothing on', async () => {
      const { path, browser, wants } = await mailed();
      await browser.submit(path, {});
      const fields = { ...fieldsOf(await browser.open(path)), sure: 'yes' };
      const action = path.replace('/unsubscribe?', '/unsubscribe/again?');
      assert.equal(
        (await server.browser().submit(action, { 'List-Unsubscribe': 'One-Click', sure: 'yes' })).status,
        403,
      );
      assert.equal((await server.browser().submit(action, fields)).status, 403);
      browser.headers['Origin'] = 'https://evil.example';
      assert.equal((await browser.submit(action, fields)).status, 403);
      assert.equal(await wants(), false);
    });

    it('a link that was not signed for it turns nothing on', async () => {
      const { path, browser, wants } = await mailed();
      await browser.submit(path, {});
      const fields = { ...fieldsOf(await browser.open(path)), sure: 'yes' };
      const action = path.replace('/unsubscribe?', '/unsubscribe/again?');
      assert.equal((await browser.submit(`${action.slice(0, -3)}abc`, fields)).status, 410);
      assert.equal(await wants(), false);
    });
  });
}

/** Where the form of a page goes. */
function actionOf({ text }: Answer): string {
  return /<form[^>]* action="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

/** What the form of a page sends as it was printed. */
function fieldsOf({ text }: Answer): Record<string, string> {
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
}
