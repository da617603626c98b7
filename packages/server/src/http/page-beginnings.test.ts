import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const [sqlite] = engines;

describe('where a page of the server begins, and what it leads to', () => {
  let server: TestServer;
  before(async () => {
    assert.ok(sqlite);
    server = await startServer(sqlite, { settings: wideLimits });
  });
  after(() => server.close());

  /** Names of the fields that a page begins in. */
  const beginnings = (html: string): string[] =>
    [...html.matchAll(/<input\b[^>]*\sautofocus\b[^>]*>/g)].map(([tag]) => /\bname="?(\w+)/.exec(tag)?.[1] ?? '');

  it('UX15: the first field has the focus on every page of the front door', async () => {
    const browser = server.browser();
    const expected = { '/login': 'email', '/signup': 'email', '/forgot-password': 'email', '/verify': 'email' };
    for (const [path, field] of Object.entries(expected)) {
      assert.deepEqual(beginnings((await browser.open(path)).text), [field], path);
    }
    const email = newAddress();
    await browser.call('signUp', { email, password: goodPassword });
    const token = await mailedToken(server, email);
    assert.deepEqual(beginnings((await browser.open('/verify')).text), ['code']);
    assert.deepEqual(beginnings((await server.browser().open(`/verify?token=${token}`)).text), ['password']);
    const other = await server.browser().open(`/verify?token=${token}&mode=new`);
    assert.deepEqual(beginnings(other.text), ['newPassword']);
    const person = await signUpPerson(server);
    await server.browser().call('requestPasswordReset', { email: person.email });
    const reset = await mailedToken(server, person.email);
    assert.deepEqual(beginnings((await server.browser().open(`/reset-password?token=${reset}`)).text), ['password']);
  });

  it('a form that was refused begins in the first wrong field, which is marked', async () => {
    const browser = server.browser();
    const { text } = await post(browser, '/signup', { email: newAddress(), password: 'short' });
    assert.deepEqual(beginnings(text), ['password']);
    await browser.call('signUp', { email: newAddress(), password: goodPassword });
    const wrong = await post(browser, '/verify', { code: '000000' });
    assert.deepEqual(beginnings(wrong.text), ['code']);
    assert.match(wrong.text, /<input[^>]* name="?code[^>]* aria-invalid="true"/);
    assert.match(wrong.text, /This code is wrong or has expired\./);
    assert.doesNotMatch(wrong.text, /role="alert"/);
  });

  it('the link of a sign-up opened elsewhere speaks of the password alone', async () => {
    const email = newAddress();
    await server.browser().call('signUp', { email, password: goodPassword });
    const token = await mailedToken(server, email);
    const browser = server.browser();
    const { text } = await post(browser, `/verify?token=${token}`, { token, password: 'correct horse battery' });
    assert.match(text, /Wrong password\. Check it and try again\./);
    assert.match(text, /Forgot your password\?/);
    assert.doesNotMatch(text, /Wrong email address/);
  });

  it('a page of the account sends to a login that says why, in the language of the visitor', async () => {
    const browser = server.browser();
    for (const path of ['/account', '/account/emails', '/account/security']) {
      const sent = await browser.open(path);
      assert.equal(sent.status, 303);
      assert.match((await browser.open(sent.headers.location ?? '')).text, /Log in to see your account\./, path);
    }
    const german = await browser.open('/login?return_to=/account&lang=de');
    assert.match(german.text, /Melden Sie sich an, um Ihr Konto zu sehen\./);
    for (const path of ['/login', '/login?return_to=/accounting', '/login?return_to=https://evil.example/account']) {
      assert.doesNotMatch((await browser.open(path)).text, /to see your account/, path);
    }
  });

  it('whoever is logged in may go on from the login, to where they wanted', async () => {
    const { browser } = await signUpPerson(server);
    const target = (html: string): string => /<a[^>]*pt-button-primary[^>]*href="([^"]*)"/.exec(html)?.[1] ?? '';
    for (const page of ['/login', '/signup']) {
      const plain = await browser.open(page);
      assert.match(plain.text, /You are logged in as/);
      assert.match(plain.text, /Log out/);
      assert.equal(target(plain.text), `${server.url}/`);
      const wished = await browser.open(`${page}?return_to=/account/security`);
      assert.equal(target(wished.text), `${server.url}/account/security`);
      const evil = await browser.open(`${page}?return_to=https://evil.example/`);
      assert.equal(target(evil.text), `${server.url}/`);
    }
  });

  it('whoever has just signed up is welcomed at home and led on; after a login they are led to their account', async () => {
    const { email, browser } = await signUpPerson(server);
    const fresh = await browser.open('/');
    assert.match(fresh.text, /Welcome to Larkfield Help/);
    assert.match(fresh.text, /href="\/account">Complete your profile</);
    const german = await browser.open('/?lang=de');
    assert.match(german.text, /Willkommen bei Larkfield Help/);
    const later = server.browser();
    await later.call('login', { email, password: goodPassword });
    const own = await later.open('/');
    assert.doesNotMatch(own.text, /Welcome/);
    assert.match(own.text, /href="\/account">Go to your account</);
  });

  /** Sends the form of a page without script. */
  async function post(browser: TestBrowser, path: string, fields: Record<string, string>) {
    const { text } = await browser.open(path);
    const token = /name="form_token" value="([^"]*)"/.exec(text)?.[1] ?? '';
    return browser.submit(path.split('?')[0] ?? '', { ...fields, form_token: token });
  }
});
