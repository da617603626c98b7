import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { newAddress } from '../rig/people.js';
import { wideLimits } from '../rig/wide-limits.js';
import { addAddresses, verifyAddition } from './rig/account.js';
import { heard, noteSpeech } from './rig/heard.js';
import { becomeMember } from './rig/visitor.js';

const [sqlite] = engines;

/** What assistive technology gets of three addresses: one primary, one verified, one not. */
const saved = `
- list "Primary address":
  - listitem:
    - text: ANA Primary Verified
    - 'button "Change: ANA"': Change
    - button "Remove ANA"
    - paragraph: We send emails to this address.
- list "Secondary addresses":
  - listitem:
    - text: SECOND Verified
    - 'button "Make primary: SECOND"': Make primary
    - button "Remove SECOND"
  - listitem:
    - text: THIRD Unverified
    - 'button "Make primary: THIRD" [disabled]': Make primary
    - button "Remove THIRD"
    - paragraph: Verify it first to make it primary or to log in with it. We sent the email just now.
    - checkbox "Make it primary once verified"
    - text: Make it primary once verified
    - 'button "Send again in 0:50: THIRD" [disabled]': Send again in 0:50
`;

/** The same once the primary address is to go and a fourth is to come. */
const staged = `
- list "Primary address":
  - listitem:
    - text: ANA Will be removed
    - 'button "Undo: ANA"': Undo
    - paragraph: You can no longer log in with it once you save.
- list "Secondary addresses":
  - listitem:
    - text: SECOND Will be primary Verified
    - 'button "Undo: SECOND"': Undo
`;

describe('addresses as assistive technology has them', () => {
  let demo: Demo;
  let browser: Browser;
  before(async () => {
    assert.ok(sqlite);
    [demo, browser] = await Promise.all([startDemo(sqlite, { env: wideLimits }), launchBrowser()]);
  });
  after(async () => {
    await browser.close();
    await demo.close();
  });

  /** A member's page with three addresses, and how they are called in the expected trees. */
  async function member() {
    const page = await (await browser.newContext()).newPage();
    await noteSpeech(page);
    const { email: ana } = await becomeMember(demo, page);
    const [second, third] = [newAddress('second'), newAddress('third')];
    await addAddresses(page, demo.url, [second, third]);
    await verifyAddition(demo, page, second);
    await page.goto(`${demo.url}/account/emails`);
    await adopted(page);
    return { page, ana, second, third };
  }

  /** The accessibility tree of the lists of addresses, with the names of the test for those of the day. */
  async function tree(page: Page, names: Record<string, string>): Promise<string> {
    const lists = await Promise.all(
      (await page.locator('portico-email-manager ul.pt-rows').all()).map((list) => list.ariaSnapshot()),
    );
    const text = lists.join('\n').replace(/Send again in \d:\d\d/g, 'Send again in 0:50');
    return Object.entries(names).reduce((all, [name, email]) => all.replaceAll(email, name), `\n${text}\n`);
  }

  /** Name and description of every button that is blocked, as the browser hands them to a screen reader. */
  async function blocked(page: Page): Promise<Record<string, string>> {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return Object.fromEntries(
      nodes
        .filter(({ role, properties }) => {
          const isDisabled = properties?.some(({ name, value }) => name === 'disabled' && value.value === true);
          return role?.value === 'button' && isDisabled;
        })
        .map(({ name, description }) => [String(name?.value), String(description?.value ?? '')]),
    );
  }

  it('the lists say which address is what, what can be done and what is staged', async () => {
    const { page, ana, second, third } = await member();
    const names = { ANA: ana, SECOND: second, THIRD: third };
    assert.equal(await tree(page, names), saved);
    await page.getByRole('button', { name: `Remove ${third}` }).click();
    await page.getByRole('button', { name: `Remove ${ana}` }).click();
    await page.getByRole('button', { name: `Undo: ${ana}` }).waitFor();
    await page.getByRole('button', { name: `Undo: ${third}` }).click();
    assert.equal((await tree(page, names)).split('\n  - listitem:\n    - text: THIRD')[0], staged.trimEnd());
  });

  it('a blocked action says why', async () => {
    const { page, ana, second, third } = await member();
    const verifyFirst = 'Verify it first to make it primary or to log in with it.';
    const found = await blocked(page);
    assert.equal(found[`Make primary: ${third}`], verifyFirst);
    assert.equal(found[`Remove ${ana}`], undefined, 'there is another verified address');
    await page.getByRole('button', { name: `Remove ${second}` }).click();
    await page.getByRole('button', { name: `Undo: ${second}` }).waitFor();
    assert.equal(
      (await blocked(page))[`Remove ${ana}`],
      'This is your only verified address, so it cannot be removed. Add and verify another one first.',
    );
  });

  it('what is staged, taken back, discarded and saved is said', async () => {
    const { page, ana, second } = await member();
    const fourth = newAddress('fourth');
    const add = async (): Promise<void> => {
      await page.getByLabel('Add another address').fill(fourth);
      await page.keyboard.press('Enter');
    };
    await add();
    assert.deepEqual(await heard(page), [`${fourth}, New, A verification email is sent when you save.`]);
    await page.getByRole('button', { name: 'Discard' }).click();
    assert.deepEqual(await heard(page), ['Your changes are discarded.']);
    await page.getByRole('button', { name: `Remove ${second}` }).click();
    assert.deepEqual(await heard(page), [
      `${second}, Will be removed, You can no longer log in with it once you save.`,
    ]);
    await page.keyboard.press('Enter');
    assert.deepEqual(await heard(page), [`${second}, Verified`]);
    await page.getByRole('button', { name: `Make primary: ${second}` }).click();
    assert.deepEqual(await heard(page), [`${second}, Will be primary, Verified`]);
    await add();
    assert.deepEqual(await heard(page), [`${fourth}, New, A verification email is sent when you save.`]);
    await page.getByRole('button', { name: 'Save 2 changes' }).click();
    assert.deepEqual(await heard(page), [`Your changes are saved. Open the email we sent to ${fourth} to verify it.`]);
    await page.getByRole('button', { name: `Make primary: ${ana}` }).waitFor();
  });

  it('a refused address is said at its field', async () => {
    const { page, second } = await member();
    await page.getByLabel('Add another address').fill(second.toUpperCase());
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: /^Add another address/ });
    await page.getByText('This address is already in your account.').waitFor();
    const described = String(await field.getAttribute('aria-describedby')).split(' ');
    const texts = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).innerText()));
    assert.match(texts.join(' '), /This address is already in your account\./);
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
  });
});
