import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engineOf } from './rig/engine-of.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { endSessions, makeOld } from './rig/account.js';
import { becomeMember, call, type Visitor } from './rig/visitor.js';

for (const engine of engineOf('sqlite')) {
  describe(`the email manager on ${engine.name}`, () => {
    let demo: Demo;
    let browser: Browser;
    before(async () => {
      [demo, browser] = await Promise.all([startDemo(engine, { env: wideLimits }), launchBrowser()]);
    });
    after(async () => {
      await browser.close();
      await demo.close();
    });

    const newPage = async (): Promise<Page> => (await browser.newContext()).newPage();

    /** Opens the addresses as the article says: by the name at the top right. */
    async function openEmails(page: Page): Promise<void> {
      await page.goto(demo.url);
      await page.getByRole('button', { name: 'Ana Ruiz' }).click();
      await page.getByRole('menuitem', { name: 'Emails & notifications' }).click();
      await page.getByRole('tab', { name: 'Emails & notifications', selected: true }).waitFor();
      await adopted(page);
    }

    /** The row of an address. */
    const row = (page: Page, email: string) => page.getByRole('listitem').filter({ hasText: email });

    async function add(page: Page, email: string): Promise<void> {
      await page.getByLabel('Add another address').fill(email);
      await page.keyboard.press('Enter');
      await row(page, email).getByText('A verification email is sent when you save.').waitFor();
    }

    async function save(page: Page): Promise<void> {
      await page.getByRole('button', { name: /^Save \d/ }).click();
      await page.getByRole('main').getByText('Your changes are saved.').waitFor();
    }

    /** Presses the button of the newest verification mail, in a browser of its own. */
    async function verifyElsewhere(email: string): Promise<void> {
      const mail = await until('the mail', () => demo.inbox.to(email).at(-1));
      const phone = await newPage();
      await phone.goto(mail.link);
      await phone.getByText('to the account of Ana Ruiz. You can').waitFor();
      await phone.getByLabel('Yes, add this address').check();
      await phone.getByRole('button', { name: 'Verify this address' }).click();
      await phone.getByRole('heading', { name: 'Your address is verified' }).waitFor();
      await phone.context().close();
    }

    async function logIn(page: Page, { email, password }: Pick<Visitor, 'email' | 'password'>): Promise<number> {
      return (await call(page, demo.url, 'login', { email, password })).status();
    }

    it('a person adds an address, verifies it, makes it primary, removes the old one and logs in with the new one', async () => {
      const page = await newPage();
      const { email, password } = await becomeMember(demo, page);
      const second = newAddress('second');
      await openEmails(page);
      const only = page.getByRole('button', { name: `Remove ${email}` });
      assert.equal(await only.getAttribute('aria-disabled'), 'true');
      await row(page, email).getByText('This is your only verified address, so it cannot be removed.').waitFor();

      await add(page, second);
      await page.getByText(`${second} gets a verification email.`).waitFor();
      assert.equal(demo.inbox.to(second).length, 0);
      await save(page);
      assert.equal(await logIn(await newPage(), { email: second, password }), 401);
      await verifyElsewhere(second);
      await row(page, second).getByText('Verified', { exact: true }).waitFor();
      for (const login of [email, second]) assert.equal(await logIn(await newPage(), { email: login, password }), 200);

      await row(page, second).getByRole('button', { name: 'Make primary' }).click();
      await page.getByRole('button', { name: `Remove ${email}` }).click();
      await row(page, email).getByText('Will be removed').waitFor();
      await save(page);
      await row(page, second).getByText('Primary', { exact: true }).waitFor();
      assert.equal(await row(page, email).count(), 0);
      assert.equal(await logIn(await newPage(), { email: second, password }), 200);
      assert.equal(await logIn(await newPage(), { email, password }), 401);
      const notice = await until('the notice', () => demo.inbox.to(email).at(-1));
      assert.match(notice.text, new RegExp(`${second}.* is now the primary address`));
    });

    it('what is staged can be taken back at its row, and is asked about before the page is left', async () => {
      const page = await newPage();
      const { email } = await becomeMember(demo, page);
      const second = newAddress('second');
      await openEmails(page);
      await add(page, second);
      let asked = '';
      page.on('dialog', (dialog) => {
        asked = dialog.type();
        void dialog.dismiss();
      });
      await page.goto(demo.url).catch(() => undefined);
      await until('the question', () => asked === 'beforeunload');
      await row(page, second).getByRole('button', { name: 'Undo' }).click();
      assert.equal(await row(page, second).count(), 0);
      assert.equal(await page.getByRole('region', { name: 'Pending changes' }).count(), 0);
      await row(page, email).waitFor();
      await page.goto(demo.url);
    });

    it('a login that is some time ago is proven in place, and the save completes by itself', async () => {
      const page = await newPage();
      const { email, password } = await becomeMember(demo, page);
      await openEmails(page);
      await makeOld(demo, email);
      const second = newAddress('second');
      await add(page, second);
      await page.getByRole('button', { name: /^Save \d/ }).click();
      const dialog = page.getByRole('dialog', { name: 'Confirm it’s you' });
      await dialog.getByLabel('Password', { exact: true }).fill('not the right one');
      await page.keyboard.press('Enter');
      await dialog.locator('#portico-reauthenticate-password-error').getByText('Wrong password.').waitFor();
      await dialog.getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await page.getByRole('main').getByText('Your changes are saved.').waitFor();
      assert.equal(await dialog.count(), 0);
      await until('the mail', () => demo.inbox.to(second)[0]);
    });

    it('somebody who would rather not prove who they are keeps what is staged, and the focus', async () => {
      const page = await newPage();
      const { email } = await becomeMember(demo, page);
      await openEmails(page);
      await makeOld(demo, email);
      await add(page, newAddress('second'));
      await page.getByRole('button', { name: /^Save \d/ }).click();
      await page.getByRole('dialog', { name: 'Confirm it’s you' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Save 1 change' }).waitFor();
      assert.equal(await page.locator(':focus').innerText(), 'Save 1 change');
    });

    it('a session that ended meanwhile is begun again in place, and nothing staged is lost', async () => {
      const page = await newPage();
      const { email, password } = await becomeMember(demo, page);
      await openEmails(page);
      const second = newAddress('second');
      await add(page, second);
      await endSessions(demo, email);
      await page.getByRole('button', { name: /^Save \d/ }).click();
      const dialog = page.getByRole('dialog', { name: 'Confirm it’s you' });
      await dialog.getByText('You have been logged out.').waitFor();
      await dialog.getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await page.getByRole('main').getByText('Your changes are saved.').waitFor();
      await until('the mail', () => demo.inbox.to(second)[0]);
    });

    it('a change in another window is shown beside one’s own, and both can be kept', async () => {
      const page = await newPage();
      const { email } = await becomeMember(demo, page);
      const [second, third] = [newAddress('second'), newAddress('third')];
      await openEmails(page);
      await add(page, second);
      const other = await page.context().newPage();
      await openEmails(other);
      await add(other, third);
      await save(other);
      await page.bringToFront();
      await page.getByRole('button', { name: /^Save \d/ }).click();
      await page.getByText('Your addresses changed in another window').waitFor();
      await page.getByText(`add ${second}`).waitFor();
      await page.getByRole('button', { name: 'Apply my changes again' }).click();
      await save(page);
      for (const each of [email, second, third]) await row(page, each).waitFor();
    });

    it('the notice’s link takes back what somebody did who had got in, and ends their session', async () => {
      const [victim, attacker] = [await newPage(), await newPage()];
      const { email, password } = await becomeMember(demo, victim);
      const theirs = newAddress('attacker');
      assert.equal(await logIn(attacker, { email, password }), 200);
      await openEmails(attacker);
      await add(attacker, theirs);
      await save(attacker);
      await verifyElsewhere(theirs);
      await row(attacker, theirs).getByText('Verified', { exact: true }).waitFor();
      await row(attacker, theirs).getByRole('button', { name: 'Make primary' }).click();
      await attacker.getByRole('button', { name: `Remove ${email}` }).click();
      await save(attacker);

      const [notice] = await until('the notices', () => {
        const notices = demo.inbox.to(email).filter(({ subject }) => subject === 'Your email addresses were changed');
        return notices.length >= 2 && notices;
      });
      await victim.goto(notice?.link ?? '');
      await victim.getByText(`${theirs} will be removed.`).waitFor();
      await until('the token to be hidden', () => new URL(victim.url()).search === '');
      await victim.getByLabel('Yes, restore').check();
      await victim.getByRole('button', { name: 'Undo this change' }).click();
      await victim.getByRole('heading', { name: 'The change is undone' }).waitFor();
      assert.equal(await logIn(await newPage(), { email: theirs, password }), 401);
      assert.equal((await call(attacker, demo.url, 'getContactSettings')).status(), 401);
      await victim.getByRole('link', { name: 'Log in' }).click();
      await adopted(victim);
      await until('the address', async () => (await victim.getByLabel('Email address').inputValue()) === email);
      await victim.getByLabel('Password', { exact: true }).fill(password);
      await victim.keyboard.press('Enter');
      await victim.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
    });

    it('notifications and addresses are saved together, and a mail program’s one click switches a mail off', async () => {
      const page = await newPage();
      await becomeMember(demo, page);
      const second = newAddress('second');
      await openEmails(page);
      await page.getByRole('checkbox', { name: 'News from Larkfield, by email' }).check();
      await add(page, second);
      await page.getByText('One notification changes.').waitFor();
      await page.getByRole('button', { name: 'Save 2 changes' }).click();
      await page.getByRole('main').getByText('Your changes are saved.').waitFor();
      await page.reload();
      assert.ok(await page.getByRole('checkbox', { name: 'News from Larkfield, by email' }).isChecked());
      assert.ok(await page.getByRole('checkbox', { name: /^Security of your account, by email/ }).isDisabled());
    });
  });
}
