import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readIntegrity } from '../hosts/rig/bundle.js';
import { typeLogin } from '../hosts/rig/log-in.js';
import { htmlPage } from '../hosts/rig/site.js';
import { launchBrowser } from '../rig/browser.js';
import { type CommandProcess, commandProcess, commonSettings } from '../rig/command-process.js';
import { engines, type TestDatabase } from '../rig/databases.js';
import { markedBlock, markedSettings } from '../rig/document.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { goodPassword } from '../rig/people.js';
import { until } from '../rig/until.js';
import { guideShell } from './rig/guide-shell.js';
import { type HttpsFront, passedOnTo, startHttpsFront } from './rig/https-front.js';
import { namedForBrowser, namedHere } from './rig/names.js';
import { signUpThere } from './rig/visitor.js';

const guide = 'docs/another-site.md';
/** The names of the guide: two registrable domains. */
const [accounts, host] = ['accounts.example', 'larkfield.example'];
const server = `https://${accounts}`;
const [sqlite] = engines;

/** The pages of the host: that of the guide, and how it looks to somebody who did not read all of it. */
const snippet = markedBlock(guide, 'page').text;
const pages: Record<string, string> = {
  '/': snippet,
  '/cookie': snippet.replace('session="bearer"', ''),
  '/insecure': snippet.replace('session="bearer"', '').replace('https:', 'http:'),
};

describe('A login on another site: the page and the setting of the guide', () => {
  let database: TestDatabase;
  let inbox: Inbox;
  let unset: CommandProcess;
  let set: CommandProcess;
  let now: CommandProcess;
  let settings: Record<string, string>;
  let front: HttpsFront;
  let browser: Browser;
  before(async () => {
    assert.ok(sqlite);
    [database, inbox] = await Promise.all([sqlite.create(), openInbox()]);
    // In development the server is lenient to this machine, which would hide what is missing.
    const common = { ...commonSettings(database.url, inbox.url), NODE_ENV: 'production', TRUST_PROXY: '1' };
    settings = { ...common, PUBLIC_URL: server };
    unset = await commandProcess(settings);
    set = await commandProcess({ ...settings, ...markedSettings(guide, 'setting') });
    now = unset;
    await unset.start();
    front = await startHttpsFront({
      [accounts]: passedOnTo(() => now.port),
      [host]: (req, res) => {
        const body = pages[req.url ?? ''];
        res.writeHead(body ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
        res.end(htmlPage(head, body ?? ''));
      },
    });
    const names = namedForBrowser({ hosts: [accounts, host], port: front.port });
    browser = await launchBrowser([names, '--ignore-certificate-errors', '--test-third-party-cookie-phaseout']);
  });
  after(async () => {
    await browser.close();
    await front.close();
    await now.kill();
    await inbox.close();
    await database.drop();
  });

  const head = `<script>
      const errors = [];
      addEventListener('portico-error', ({ detail }) => errors.push(detail));
    </script>
    <script type="module" src="${server}/assets/${readIntegrity().version}/all.js" crossorigin></script>`;

  /** Waits until a page's elements have told of an error, by its code and its cause. */
  const tells = (page: Page, code: string, cause?: string): Promise<unknown> =>
    until(`${code} ${cause ?? ''}`, async () => {
      const found = await page.evaluate<{ code: string; cause?: string }[]>('errors');
      return found.some((each) => each.code === code && each.cause === cause);
    });

  async function open(path: string, context = browser.newContext()): Promise<Page> {
    const page = await (await context).newPage();
    await page.goto(`https://${host}${path}`);
    return page;
  }

  /** Runs the guide's command with what a server has set; answers what it prints, and that it failed. */
  async function doctor(further: Record<string, string>): Promise<string> {
    const shell = guideShell();
    try {
      const here = namedHere(shell.folder, { hosts: [accounts, host], ...front });
      const env = { ...settings, ...further, ...here };
      return await shell.follow([markedBlock(guide, 'doctor').text], env).catch((error: unknown) => String(error));
    } finally {
      shell.close();
    }
  }

  it('without the setting nobody can log in, and everybody who could help is told', async () => {
    const page = await open('/');
    await typeLogin(page, { email: 'ana@mail.example', password: goodPassword });
    await tells(page, 'network_failed');
    await tells(await open('/cookie'), 'session_unavailable', 'cors');
    const found = await doctor({});
    assert.match(found, /ended with 1/);
    assert.match(
      found,
      new RegExp(`^NOT {2}origin: pages of https://${host} may not use the API; .*ALLOWED_ORIGINS`, 'm'),
    );
  });

  it('with it the doctor finds all well, and says what carries the session', async () => {
    await unset.stop();
    now = set;
    await set.start();
    const found = await doctor(markedSettings(guide, 'setting'));
    assert.doesNotMatch(found, /^NOT|ended with/m);
    assert.match(found, new RegExp(`^ok {3}origin: pages of https://${host} may use the API$`, 'm'));
    assert.match(found, /^ok {3}session: .*session="bearer"/m);
  });

  it('somebody signs up at the server, logs in on the page and uses the account, and no link leads away', async () => {
    const email = await signUpThere(browser, inbox, server);
    const context = await browser.newContext();
    const page = await open('/', Promise.resolve(context));
    const signUp = page.locator('form').getByRole('link', { name: 'Sign up' });
    assert.equal(await signUp.evaluate((link: HTMLAnchorElement) => link.href), `${server}/signup`);
    await page.getByRole('link', { name: 'Log in' }).click();
    assert.equal(page.url(), `https://${host}/#login`);
    await typeLogin(page, { email, password: goodPassword });
    const menu = (each: Page) => each.getByRole('button', { name: 'Ana Ruiz' });
    for (const [name, hash] of Object.entries({
      Security: 'security',
      'Emails & notifications': 'emails',
      Profile: 'profile',
    })) {
      await menu(page).click();
      await page.getByRole('menuitem', { name, exact: true }).click();
      await page.getByRole('tab', { name, exact: true, selected: true }).waitFor();
      assert.equal(page.url(), `https://${host}/#${hash}`);
    }
    assert.ok((await tokenOf(page)) > 100);
    assert.deepEqual(await context.cookies(), []);
    const stored = await page.evaluate(() => [localStorage, sessionStorage].map((each) => JSON.stringify(each)).join());
    assert.doesNotMatch(stored, /eyJ|[A-Za-z0-9_-]{43}/);
    // Tabs share the session; with the last of them it is gone.
    const second = await open('/', Promise.resolve(context));
    await menu(second).waitFor();
    await page.close();
    await second.reload();
    await second.getByLabel('Email address').waitFor();
    await context.close();
  });

  it('with cookies, or a server without https, the page’s makers are told why nobody stays logged in', async () => {
    await tells(await open('/cookie'), 'session_unavailable', 'cookie_blocked');
    await tells(await open('/insecure'), 'session_unavailable', 'insecure');
  });
});

/** How long the token is that a page's own script gets. */
function tokenOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const provider = document.querySelector('portico-provider') as unknown as {
      getToken: () => Promise<{ token: string }>;
    };
    return (await provider.getToken()).token.length;
  });
}
