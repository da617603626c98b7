import type { Person } from '../../rig/people.js';
import { until } from '../../rig/until.js';
import type { Tab } from './engine-browser.js';

/** Types address and password into the form of a page with real keys, over what was there, and sends them by Enter. */
export async function typeLogin(tab: Tab, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  for (const [field, text] of [
    ['portico-login input[name=email]', email],
    ['portico-login input[name=password]', password],
  ] as const) {
    const element = `document.querySelector('${field}')`;
    // A gate may hide it still, and what is drawn above it moves it.
    await until(field, () =>
      tab.read<boolean>(`!document.querySelector(':not(:defined)') && ${element}?.getClientRects().length > 0`),
    );
    await until(`the focus in ${field}`, async () => {
      await tab.click(field);
      return tab.read<boolean>(`document.activeElement === ${element}`);
    });
    await tab.read(`document.activeElement.select()`);
    await tab.type(text);
  }
  await tab.press('Enter');
}

/** Logs in on a host page; its own script has then heard of it and greets. */
export async function logIn(tab: Tab, person: Pick<Person, 'email' | 'password'>): Promise<void> {
  await typeLogin(tab, person);
  await until('the greeting', () => tab.read<boolean>(`document.title === 'Hello Ana Ruiz'`));
}
