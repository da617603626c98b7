import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import type { ReceivedMail } from '../../../../test/rig/inbox.js';
import { goodPassword, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';

const [engine] = engines;

/** What somebody who may name a portal, or themselves, could try. */
const hostile = {
  name: 'Lark\r\nBcc: eve@evil.example\r\n\r\n<img src=x onerror=alert(1)> <a href="https://evil.example/win">win</a> www.evil.example \u0000\u202Eoof',
  mailSenderName: 'Lark" <eve@evil.example>,\r\nSubject: You won\r\nX-Evil: 1',
};

describe('letters', () => {
  let server: TestServer;
  let mails: ReceivedMail[];
  before(async () => {
    if (!engine) throw new Error('no engine');
    server = await startServer(engine, { portals: [{ slug: 'larkfield', ...hostile }] });
    const person = await signUpPerson(server, { name: '<b>Ana</b> https://evil.example/you-won' });
    server.skip(61_000);
    await server.browser().call('signUp', { email: person.email, password: goodPassword });
    server.skip(61_000);
    await server.browser().call('requestPasswordReset', { email: person.email });
    const { link } = (await server.mails()).newest(person.email);
    const token = new URL(link).searchParams.get('token') ?? '';
    const reset = await server.browser().call('resetPassword', { token, password: 'lantern harbour 5' });
    assert.equal(reset.status, 200, reset.text);
    mails = (await server.mails()).to(person.email);
    assert.equal(mails.length, 4);
  });
  after(() => server.close());

  it('ML1: line breaks in names make no header, no recipient and no further part', () => {
    for (const mail of mails) {
      assert.equal(mail.recipients.length, 1);
      for (const header of ['bcc', 'x-evil', 'cc']) assert.equal(mail.headers.has(header), false, header);
      assert.doesNotMatch(mail.subject, /won|evil/i);
      assert.match(mail.from, /<help@larkfield\.example>$/);
    }
  });

  it('ML2: names that people chose are short text: no markup, and nothing that a mail program makes a link of', () => {
    for (const { html, text } of mails) {
      assert.doesNotMatch(html, /<img|<b>|onerror=alert\(1\)>/);
      for (const part of [html, text]) {
        assert.doesNotMatch(part, /https?:\/\/(www\.)?evil|www\.evil\.example|evil\.example/);
        assert.doesNotMatch(part, /[\u0000\u202e]/);
      }
    }
  });

  it('ML9: every mail has a text and an HTML part that say the same, links to the portal alone, and loads nothing', () => {
    for (const { html, text } of mails) {
      assert.notEqual(text, '');
      assert.doesNotMatch(html, /<(img|link|script|iframe|object|video)\b|<[^>]+\b(src=|url\()/i);
      const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'));
      assert.notEqual(links.length, 0);
      for (const link of links) {
        assert.equal(new URL(link).origin, server.url);
        assert.ok(text.includes(link), link);
      }
    }
  });

  it('ML1: an address with a second recipient inside is refused before any mail is written', async () => {
    const typed = newAddress();
    const shapes = [`${typed},eve@evil.example`, `${typed}\r\nBcc: eve@evil.example`, `${typed}\u0000`];
    for (const email of shapes) {
      const asked = await server.browser().call('signUp', { email, password: goodPassword });
      assert.equal(asked.status, 400, email);
    }
    assert.equal((await server.mails()).to(typed).length, 0);
  });
});
