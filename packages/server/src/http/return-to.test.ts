import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { goodPassword, newAddress, type Person, signUpPerson } from '../../../../test/rig/people.js';
import { startServer } from '../../../../test/rig/server.js';
import { hostPage, publicHost, startInProduction } from '../../../../test/rig/production.js';

const own = `https://${publicHost}`;

/** Wishes that lead away, or would in a browser that reads them more loosely than a server. */
const away = [
  'https://evil.example',
  'http://evil.example/',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '\u0000//evil.example',
  'https:\\evil.example',
  'HTTPS://EVIL.EXAMPLE',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'JaVaScRiPt://%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://evil.example/1',
  'file:///etc/passwd',
  `${own}@evil.example`,
  `https://${publicHost}:x@evil.example/`,
  `https://evil.example@${publicHost}`,
  `${own}.evil.example`,
  `${own}:8443/`,
  `http://${publicHost}/`,
  `https://evil${publicHost}`,
  `${hostPage}.evil.example`,
  `${hostPage}@evil.example`,
  'https://www.larkfield.example:444/',
  'https://evil。example',
  '//evil%E3%80%82example',
  `https://${publicHost}\\@evil.example`,
  `/path\r\nLocation: https://evil.example`,
  '/%0d%0aSet-Cookie:x=1\r\n',
  '//google.com/%2f..',
  `https://[::1]/`,
  'mailto:eve@evil.example',
];

describe('return_to', () => {
  let server: Awaited<ReturnType<typeof startInProduction>>;
  let person: Person;
  before(async () => {
    const [engine] = engines;
    if (!engine) throw new Error('no engine');
    server = await startInProduction(engine, { settings: { LIMIT_LOGIN_IP: '1000/1m', LIMIT_MAIL_IP: '1000/1h' } });
    person = await signUpPerson(server, { headers: { Host: publicHost, Origin: own } });
  });
  after(() => server.close());

  it('CS7: whatever leads away from the portal and its host pages leads home, by script and without', async () => {
    const { email, password } = person;
    for (const wish of away) {
      const shown = JSON.stringify(wish);
      const browser = server.visit();
      const answer = await browser.call('login', { email, password, returnTo: wish });
      assert.equal(answer.json['returnTo'], `${own}/`, shown);
      const page = await server.visit().open(`/login?return_to=${encodeURIComponent(wish)}`);
      assert.match(page.text, new RegExp(`name="return_to"[^>]*value="${own}/"`), shown);
      const plain = server.visit();
      const token = /name="form_token"[^>]*value="([^"]+)"/.exec((await plain.open('/login')).text)?.[1] ?? '';
      const sent = await plain.submit('/login', { email, password, form_token: token, return_to: wish });
      assert.equal(sent.status, 303);
      assert.equal(sent.headers.location, `${own}/`, shown);
    }
  });

  it('CS7: escaped tricks stay a path of the portal, and a repeated parameter counts as none', async () => {
    const { email, password } = person;
    for (const wish of [
      'https:evil.example',
      'https:/evil.example',
      '/%09/evil.example',
      '/%2f/evil.example',
      '/%252f%252fevil.example',
      '@evil.example',
      '.evil.example',
    ]) {
      const answer = await server.visit().call('login', { email, password, returnTo: wish });
      assert.equal(new URL(String(answer.json['returnTo'])).origin, own, wish);
    }
    const page = await server.visit().open('/login?return_to=https://evil.example&return_to=/account');
    assert.doesNotMatch(page.text, /evil\.example|value="[^"]*\/account"/);
    const listed = await server.visit().call('login', { email, password, returnTo: ['/account'] });
    assert.equal(listed.status, 400);
  });

  it('CS7: a path of the portal and a page of an allowed origin are where one wanted to go', async () => {
    const { email, password } = person;
    for (const [wish, expected] of [
      ['/account', `${own}/account`],
      ['/account?tab=1#top', `${own}/account?tab=1#top`],
      [`${own}/account`, `${own}/account`],
      [`${hostPage}/help?x=1`, `${hostPage}/help?x=1`],
    ]) {
      const answer = await server.visit().call('login', { email, password, returnTo: wish });
      assert.equal(answer.json['returnTo'], expected);
    }
  });

  it('CS7: the wish of a sign-up is checked before it is kept', async () => {
    for (const wish of ['https://evil.example', '//evil.example', 'javascript:alert(1)']) {
      const email = newAddress();
      const browser = server.visit();
      await browser.call('signUp', { email, password: goodPassword, returnTo: wish });
      const { code } = (await server.mails()).newest(email);
      const answer = await browser.call('verifyAddress', { code });
      assert.equal(answer.json['returnTo'], `${own}/`, wish);
    }
  });

  it('CS7: the other ways in that a page names lead back, too, and no further', async () => {
    for (const [page, other] of [
      ['/login', '/signup'],
      ['/login', '/forgot-password'],
      ['/signup', '/login'],
    ] as const) {
      const link = async (wish: string): Promise<string> => {
        const { text } = await server.visit().open(`${page}?return_to=${encodeURIComponent(wish)}`);
        return new RegExp(`href="(${other}[^"]*)"`).exec(text)?.[1] ?? '';
      };
      assert.equal(await link(`${hostPage}/help`), `${other}?return_to=${encodeURIComponent(`${hostPage}/help`)}`);
      assert.equal(await link('https://evil.example/'), `${other}?return_to=${encodeURIComponent(`${own}/`)}`);
      assert.doesNotMatch((await server.visit().open(page)).text, new RegExp(`href="${other}\\?`));
    }
  });

  it('CS7: it is checked again when it is followed: what was allowed then may not be any more', async () => {
    const email = newAddress();
    const browser = server.visit();
    await browser.call('signUp', { email, password: goodPassword, returnTo: `${hostPage}/help` });
    await server.database.query(`update sign_ups set return_to = 'https://gone.example/help' where address = $1`, [
      email,
    ]);
    const { code } = (await server.mails()).newest(email);
    assert.equal((await browser.call('verifyAddress', { code })).json['returnTo'], `${own}/`);
    assert.equal((await browser.call('continueSignUp')).json['returnTo'], `${own}/`);
  });
});

describe('return_to in development', () => {
  it('leads back to any page of this machine, by script and without, and nowhere else', async () => {
    const [engine] = engines;
    if (!engine) throw new Error('no engine');
    const server = await startServer(engine);
    const { email, password } = await signUpPerson(server);
    for (const [wish, expected] of [
      ['http://localhost:8080/shop?x=1', 'http://localhost:8080/shop?x=1'],
      ['http://127.0.0.1:5173/', 'http://127.0.0.1:5173/'],
      ['http://localhost.evil.example/', `${server.url}/`],
      ['https://evil.example/', `${server.url}/`],
    ]) {
      const answer = await server.browser().call('login', { email, password, returnTo: wish });
      assert.equal(answer.json['returnTo'], expected);
    }
    const plain = server.browser();
    const page = await plain.open('/login?return_to=http://localhost:8080/shop');
    assert.match(String(page.headers['content-security-policy']), /form-action 'self' http:\/\/localhost:8080;/);
    const token = /name="form_token"[^>]*value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const fields = { email, password, form_token: token, return_to: 'http://localhost:8080/shop' };
    assert.equal((await plain.submit('/login', fields)).headers.location, 'http://localhost:8080/shop');
    await server.close();
  });
});
