import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { apiPath, type OperationId, operations } from '@portico/contract';
import type { Locator, Page } from 'playwright-core';
import { send } from '../rig/http-client.js';
import { goodPassword, newAddress, signUpPerson } from '../rig/people.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { type HostWorld, startHostWorld } from './rig/host-world.js';
import { htmlPage } from './rig/site.js';

const minute = 60_000;
const newPassword = 'lantern harbour 5';
const unreachable =
  /^The server could not be reached\.\s+Check your connection and try again\. What you typed stays here\.$/;

describe('an answer that is lost on its way to an element', () => {
  let world: HostWorld;
  before(async () => {
    world = await startHostWorld(wideLimits);
  });
  after(() => world.close());

  async function open(...tags: string[]): Promise<Page> {
    const body = tags.map((tag) => `<portico-${tag} server="${world.server.url}"></portico-${tag}>`).join('');
    world.site.put('/', { body: htmlPage(tags.map((tag) => world.script(`${tag}.js`)).join(''), body) });
    const page = await (await world.browser.newContext()).newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(world.site.url);
    return page;
  }

  /** The server does what the next call of an operation asks, and the browser hears nothing of it, no cookie either. */
  async function loseNext(page: Page, id: OperationId): Promise<void> {
    await page.route(
      `**${apiPath}${operations[id].path}`,
      async (route) => {
        const request = route.request();
        const { pathname: path } = new URL(request.url());
        const answer = await send(world.server.port, {
          method: request.method(),
          path,
          headers: await request.allHeaders(),
          body: request.postData() ?? '',
        });
        assert.equal(answer.status, 200, answer.text);
        await route.abort();
      },
      { times: 1 },
    );
  }

  const alertOf = (page: Page): Locator => page.locator('form').getByRole('alert');
  const says = async (page: Page, words: RegExp): Promise<void> => {
    await until('the message', async () => words.test((await alertOf(page).allInnerTexts()).join('\n').trim()));
  };
  const count = async (sql: string, ...parameters: unknown[]): Promise<number> =>
    Number((await world.server.database.query(sql, parameters))[0]?.['n']);
  const accounts = (email: string): Promise<number> =>
    count('select count(*) as n from addresses where compare_key = $1', email);

  async function signUp(page: Page, email: string): Promise<void> {
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(goodPassword);
    await page.getByLabel('Name').fill('Ana Ruiz');
    await page.keyboard.press('Enter');
  }

  const checkMail = (page: Page) => page.getByRole('heading', { name: 'Check your email' }).waitFor();

  it('FT12: a sign-up says so and keeps what was typed; sent again it leads to one account', async () => {
    const email = newAddress();
    const page = await open('signup');
    await loseNext(page, 'signUp');
    await signUp(page, email);
    await says(page, unreachable);
    assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), goodPassword);
    await page.locator('button[type=submit]').click();
    await checkMail(page);
    world.server.skip(minute);
    await page.getByLabel('Code').fill((await world.server.mails()).newest(email).code);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('You are logged in as Ana Ruiz').waitFor();
    assert.equal(await accounts(email), 1);
    assert.equal(
      await count(
        'select count(*) as n from users u join addresses a on a.user_id = u.id where a.compare_key = $1',
        email,
      ),
      1,
    );
  });

  it('FT12: a mailed code says so; entered again it is said that the address is confirmed, and the login works', async () => {
    const email = newAddress();
    const page = await open('signup');
    await signUp(page, email);
    await checkMail(page);
    // The page would soon see by itself that the address is confirmed.
    const polls = `**${apiPath}${operations.continueSignUp.path}`;
    await page.route(polls, (route) => route.abort());
    await loseNext(page, 'verifyAddress');
    await page.getByLabel('Code').fill((await world.server.mails()).newest(email).code);
    await page.getByRole('button', { name: 'Verify' }).click();
    await says(page, unreachable);
    await page.getByRole('button', { name: 'Verify' }).click();
    await says(page, /^This address is already verified\.\s+There is nothing more to do\. Log in\.$/);
    await page.unroute(polls);
    await page.waitForURL(`${world.server.url}/login`);
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(goodPassword);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== '/login');
    assert.equal(await accounts(email), 1);
  });

  it('FT12: a change of password says so; it is done once, and said to be done after the next login', async () => {
    const { email } = await signUpPerson(world.server);
    const page = await open('login', 'change-password');
    const login = page.locator('portico-login');
    const logIn = async (password: string): Promise<void> => {
      await login.getByLabel('Email address').fill(email);
      await login.getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await login.getByText('You are logged in as Ana Ruiz').waitFor();
    };
    await logIn(goodPassword);
    const form = page.locator('portico-change-password');
    await form.getByLabel('Current password').fill(goodPassword);
    await form.getByLabel('New password').fill(newPassword);
    await loseNext(page, 'changePassword');
    await page.keyboard.press('Enter');
    await says(page, unreachable);
    await page.locator('portico-change-password button[type=submit]').click();
    // The session was renewed by the answer that was lost.
    const dialog = page.getByRole('dialog');
    await dialog.getByText('You have been logged out.').waitFor();
    const prove = async (password: string): Promise<void> => {
      await dialog.getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
    };
    await prove(goodPassword);
    await dialog.locator('#portico-reauthenticate-password-error').getByText('Wrong password.').waitFor();
    await prove(newPassword);
    await dialog.waitFor({ state: 'detached' });
    await form.getByText('Your new password is saved').waitFor();
    assert.equal(
      await count(
        `select count(*) as n from audit_entries where event = 'password_changed' and subject_id =
          (select user_id from addresses where compare_key = $1)`,
        email,
      ),
      1,
    );
  });
});
