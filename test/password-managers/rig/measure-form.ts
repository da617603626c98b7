import { until } from '../../rig/until.js';
import { adopted } from './adopted.js';
import type { CredentialForm, PasswordWorld, Somebody } from './credential-forms.js';
import { fill } from './fill.js';
import type { Offer, PasswordTab } from './password-browser.js';

/** What a browser did with a form. */
export interface Measured {
  /** Names of the fields that were filled with the stored login once the page was open. */
  filled: string[];
  offered: Offer | undefined;
  /** Whom the form was about when it was sent. */
  person: Somebody;
}

/** Opens a form once with a stored login to see what is filled in, and once to send it and see what is offered. */
export async function measureForm(world: PasswordWorld, form: CredentialForm): Promise<Measured> {
  return { filled: await filledIn(world, form), ...(await offeredAfter(world, form)) };
}

async function filledIn(world: PasswordWorld, form: CredentialForm): Promise<string[]> {
  const person = await form.create(world);
  const tab = await open(world, form, person, person);
  // Scripts see what was filled in once a person has touched the page.
  await tab.click(`${form.element} [id$="-title"]`);
  const known = JSON.stringify(Object.values(person));
  const fields = `Array.from(document.querySelectorAll('${form.element} input:is([type=email],[type=password])'))`;
  const read = (): Promise<string[]> =>
    tab.read(`${fields}.filter((field) => ${known}.includes(field.value)).map(({ name }) => name)`);
  return patiently(read, (names) => names.length === form.fills.length && names.length > 0);
}

async function offeredAfter(world: PasswordWorld, form: CredentialForm): Promise<Pick<Measured, 'offered' | 'person'>> {
  const person = await form.create(world);
  const tab = await open(world, form, person, form.stored === 'nothing' ? undefined : person);
  for (const [name, text] of Object.entries(form.types(person))) await fill(tab, fieldOf(form, name), text);
  const [last = ''] = Object.keys(form.types(person)).reverse();
  await tab.pressEnter();
  const said = `${form.element} [aria-invalid=true], ${form.element} [role=alert]`;
  const state = `document.querySelector('${fieldOf(form, last)}') === null
    ? 'taken'
    : Array.from(document.querySelectorAll('${said}'), ({ name, value, textContent }) =>
        'refused: ' + (name ? name + ' ' + value : textContent.trim())).join()`;
  // A page that is left answers nothing.
  const became = await until('the answer', () => tab.read<string>(state).catch(() => ''));
  if ((became === 'taken') !== (form.offers !== 'nothing')) throw new Error(`${form.name} was ${became}`);
  return { offered: await patiently(tab.offer, Boolean), person };
}

async function open(
  world: PasswordWorld,
  form: CredentialForm,
  person: Somebody,
  stored: Somebody | undefined,
): Promise<PasswordTab> {
  const { url } = form.place === 'server' ? world.server : world.site;
  const tab = await world.browser.open(stored && { url, username: stored.email, password: stored.password });
  await form.arrive(world, tab, person);
  await adopted(tab, form.element);
  return tab;
}

const fieldOf = ({ element }: CredentialForm, name: string): string => `${element} [name="${name}"]`;

/** What is there once it is enough, else what is there after three seconds: nobody says that a browser does nothing. */
async function patiently<T>(read: () => Promise<T>, isEnough: (found: T) => boolean): Promise<T> {
  const end = Date.now() + 3000;
  for (;;) {
    const found = await read();
    if (isEnough(found) || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
