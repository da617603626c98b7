import type { Browser } from 'playwright-core';
import { watchedPage } from '../../journeys/rig/watched.js';
import type { Inbox } from '../../rig/inbox.js';
import { goodPassword, newAddress } from '../../rig/people.js';
import { until } from '../../rig/until.js';

/** Somebody signs up at a server's own pages and confirms the mail; Ana Ruiz by default. Answers the address. */
export async function signUpThere(browser: Browser, inbox: Inbox, base: string, name = 'Ana Ruiz'): Promise<string> {
  const email = newAddress();
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${base}/signup`);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(goodPassword);
  await page.keyboard.press('Enter');
  await page.goto((await until('the mail', () => inbox.to(email)[0])).link);
  await page.getByRole('button', { name: 'Verify this address' }).click();
  await page.waitForURL(`${base}/`);
  await page.context().close();
  return email;
}

/** Logs Ana in at an example's page, and looks that it greets her. Answers what the page complained of, breaches of its policy included. */
export async function logInThere(browser: Browser, url: string, email: string): Promise<string[]> {
  const { page, complaints } = await watchedPage(browser);
  await page.goto(url);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(goodPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'You are in.' }).waitFor();
  await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
  return complaints;
}
