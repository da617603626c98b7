import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Notification } from './notify.js';
import { addVerified, settingsOf } from '../../../../../test/rig/addresses.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../../test/rig/http-client.js';
import { signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, testPortals, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';
import type { NotificationKind } from '../../domain/notification-kind.js';

const label = [
  { language: 'de', text: 'Neues' },
  { language: 'en', text: 'News & <more>' },
];
const kind = (id: string, more: Partial<NotificationKind> = {}): NotificationKind => ({
  id,
  label,
  description: label,
  channels: [{ channel: 'email', on: true }],
  ...more,
});
const kinds = [
  kind('news'),
  kind('quiet', {
    channels: [
      { channel: 'site', on: true },
      { channel: 'email', on: false },
    ],
  }),
  kind('locked', { locked: true, channels: [{ channel: 'email', on: false }] }),
  kind('staff', { roles: ['owner', 'admin'] }),
];

for (const engine of engines) {
  describe(`notifications of a site on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      const [larkfield, acme] = testPortals;
      server = await startServer(engine, {
        portals: [
          { ...larkfield, notifications: kinds },
          { slug: 'acme', name: 'Acme Support', ...acme, notifications: [kind('news')] },
        ],
        settings: wideLimits,
      });
    });
    after(() => server.close());

    async function someone(base = '') {
      const person = await signUpPerson(server, { base });
      return { ...person, userId: await userIdOf(person.browser, base) };
    }

    async function userIdOf(browser: TestBrowser, base: string): Promise<string> {
      const { session } = (await browser.call('getSession', {}, base)).json as { session: { user: { id: string } } };
      return session.user.id;
    }

    const notify = (order: Partial<Notification> & { userId: string; portal?: string }) =>
      server.portico.notify({ notification: 'news', subject: 'Something new', paragraphs: ['It is here.'], ...order });

    it('it goes to the primary address of whoever wants it, in their language, with what it is called', async () => {
      const { browser, email, userId } = await someone();
      const second = await addVerified(server, browser);
      assert.equal(
        await notify({ userId, button: { label: 'Read on', url: 'https://larkfield.example/a?b=1&c=2' } }),
        'sent',
      );
      const mail = (await server.mails()).newest(email);
      assert.deepEqual(mail.recipients, [email]);
      assert.equal(mail.subject, 'Something new');
      assert.match(mail.text, /It is here\./);
      assert.match(mail.text, /Read on:\nhttps:\/\/larkfield\.example\/a\?b=1&c=2/);
      assert.match(mail.html, /href="https:\/\/larkfield\.example\/a\?b=1&amp;c=2"/);
      assert.match(mail.text, /You get this because “News & <more>” is turned on/);
      assert.match(mail.html, /News &amp; &lt;more&gt;/);
      assert.notEqual((await server.mails()).to(second).at(-1)?.subject, 'Something new');
      await server.database.query("update users set language = 'de' where id = $1", [userId]);
      await notify({ userId });
      assert.match((await server.mails()).newest(email).text, /Neues/);
    });

    it('ML10: it carries one-click unsubscribe on the wire (RFC 8058), and no security mail does', async () => {
      const { email, userId } = await someone();
      assert.equal((await server.mails()).newest(email).headers.has('list'), false);
      await notify({ userId });
      const { headers, text } = (await server.mails()).newest(email);
      const list = headers.get('list') as Record<string, { url?: string; name?: string }>;
      const url = new URL(list['unsubscribe']?.url ?? '');
      assert.equal(url.origin + url.pathname, `${server.url}/unsubscribe`);
      assert.ok((url.searchParams.get('token') ?? '').length > 40);
      assert.equal(list['unsubscribe-post']?.name, 'List-Unsubscribe=One-Click');
      assert.ok(text.includes(url.href), 'and the same link to press');
    });

    it('what is switched off, for another role or by another channel is not sent', async () => {
      const { browser, email, userId } = await someone();
      const before = (await server.mails()).to(email).length;
      assert.equal(await notify({ userId, notification: 'quiet' }), 'unwanted');
      assert.equal(await notify({ userId, notification: 'staff' }), 'unwanted');
      const { version } = await settingsOf(browser);
      const off = [{ id: 'news', channel: 'email', on: false }];
      await browser.call('saveContactSettings', { version, notifications: off });
      assert.equal(await notify({ userId }), 'unwanted');
      assert.equal((await server.mails()).to(email).length, before);
      assert.equal(await notify({ userId, notification: 'locked' }), 'sent', 'locked ones are always on');
      await server.database.query("update users set role = 'admin' where id = $1", [userId]);
      assert.equal(await notify({ userId, notification: 'staff' }), 'sent');
      const asks = (notification: string, channel: 'email' | 'site') =>
        server.portico.wantsNotification({ userId, notification, channel });
      assert.deepEqual(
        [
          await asks('quiet', 'site'),
          await asks('quiet', 'email'),
          await asks('news', 'email'),
          await asks('x', 'site'),
        ],
        [true, false, false, false],
      );
    });

    it('TN1: nobody is somebody at another portal, blocked or made up', async () => {
      const { userId, email } = await someone();
      const elsewhere = await someone('/p/acme');
      for (const order of [
        { userId: elsewhere.userId },
        { userId, portal: 'acme' },
        { userId: 'nobody' },
        { userId: '' },
      ]) {
        assert.equal(await notify(order), 'user_unknown');
      }
      assert.equal(await notify({ userId: elsewhere.userId, portal: 'acme' }), 'sent');
      const url = new URL(
        /https?:\S+unsubscribe\S+/.exec((await server.mails()).newest(elsewhere.email).text)?.[0] ?? '',
      );
      assert.equal(url.host, `acme.localhost:${server.port}`);
      await server.database.query("update users set status = 'blocked' where id = $1", [userId]);
      assert.equal(await notify({ userId }), 'user_unknown');
      const wants = { userId, notification: 'news', channel: 'email' as const };
      assert.equal(await server.portico.wantsNotification(wants), false);
      assert.ok(email);
    });

    it('ML1, ML2: hostile words of a site are text and one header, and no link but the button', async () => {
      const { email, userId } = await someone();
      const before = (await server.mails()).mails.length;
      await notify({
        userId,
        subject: 'Hi\r\nBcc: eve@evil.example\r\n\r\n<script>alert(1)</script>',
        paragraphs: [
          '<img src=x onerror=alert(1)>',
          '"><a href="https://evil.example">x</a>\r\n.\r\nQUIT',
          '\u2068\u2069',
        ],
        button: { label: '<b>"press"</b>', url: 'https://larkfield.example/"><script>alert(1)</script>' },
      });
      const mails = (await server.mails()).mails.slice(before);
      assert.equal(mails.length, 1);
      const [mail] = mails;
      assert.ok(mail);
      assert.deepEqual(mail.recipients, [email]);
      assert.equal(mail.headers.has('bcc'), false);
      assert.doesNotMatch(mail.html, /<(script|img|b)\b/);
      const links = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
      assert.equal(links.length, 2);
      assert.match(mail.text, /QUIT/);
    });

    it('what the catalogue does not have, and texts beyond their bounds, are errors of the site', async () => {
      const { email, userId } = await someone();
      const before = (await server.mails()).to(email).length;
      for (const wrong of [
        { notification: 'unheard-of' },
        { notification: '__proto__' },
        { portal: 'nowhere' },
        { subject: 'x'.repeat(151) },
        { paragraphs: Array<string>(21).fill('x') },
        { paragraphs: ['x'.repeat(2001)] },
        { button: { label: 'x', url: 'javascript:alert(1)' } },
        { button: { label: 'x', url: ' https://larkfield.example' } },
        { button: { label: 'x', url: 'https://larkfield.example\nBcc: eve@evil.example' } },
        { button: { label: 'x'.repeat(151), url: 'https://larkfield.example' } },
        { button: { label: 'x', url: `https://larkfield.example/${'x'.repeat(2048)}` } },
      ]) {
        await assert.rejects(notify({ userId, ...wrong }), RangeError, JSON.stringify(wrong).slice(0, 80));
      }
      assert.equal((await server.mails()).to(email).length, before);
    });
  });
}
