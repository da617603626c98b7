import type { Page } from 'playwright-core';
import type { Person } from '../../rig/people.js';
import { until } from '../../rig/until.js';

/** Types address and password into the form of a page and sends them, as a person does. */
export async function typeLogin(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.getByRole('textbox', { name: 'Email address' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

/** Logs in on a host page; its own script has then heard of it and greets. */
export async function logIn(page: Page, person: Pick<Person, 'email' | 'password'>): Promise<void> {
  await typeLogin(page, person);
  await until('the greeting', async () => (await page.title()) === 'Hello Ana Ruiz');
}
