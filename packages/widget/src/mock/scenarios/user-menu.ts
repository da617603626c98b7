import type { Session } from '@portico/contract';
import { exampleSession } from '../fixtures.js';
import { type Scenario, shown } from '../scenario.js';

const element = 'portico-user-menu';
const html = '<portico-user-menu></portico-user-menu>';
const signedIn = { getSession: { session: exampleSession } };

/** Somebody of another name. */
const named = (name: string): Session => ({ ...exampleSession, user: { ...exampleSession.user, name } });

/** Opens the menu. */
async function open(menu: HTMLElement): Promise<void> {
  (await shown(menu, '#trigger')).click();
  await shown(menu, '#menu:popover-open');
}

/** Waits for the button with the name. */
async function name(menu: HTMLElement): Promise<void> {
  await shown(menu, '#trigger');
}

/** Every state of `<portico-user-menu>`. */
export const userMenuScenarios: Scenario[] = [
  {
    element,
    state: 'signed-out',
    about: 'The ways in.',
    html,
    act: async (menu) => {
      await shown(menu, '[part=link]');
    },
  },
  {
    element,
    state: 'no-signup',
    about: 'A portal that nobody signs up to.',
    html: '<portico-user-menu no-signup></portico-user-menu>',
    act: async (menu) => {
      await shown(menu, '[part=link]');
    },
  },
  { element, state: 'signed-in', about: 'Who is logged in.', html, answers: signedIn, act: name },
  { element, state: 'open', about: 'The open menu.', html, answers: signedIn, act: open },
  {
    element,
    state: 'own-items',
    about: 'Items of the page’s own between the account and the log-out.',
    html: '<portico-user-menu><a slot="items" href="#tickets">Your tickets</a><a slot="items" href="#articles">Your articles</a></portico-user-menu>',
    answers: signedIn,
    act: open,
  },
  {
    element,
    state: 'long-name',
    about: 'A name that is longer than its place.',
    html,
    answers: { getSession: { session: named('Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Montgomery') } },
    act: name,
  },
  {
    element,
    state: 'no-name',
    about: 'Somebody who gave no name: the address stands for it.',
    html,
    answers: { getSession: { session: named('') } },
    act: name,
  },
  {
    element,
    state: 'offline',
    about: 'It cannot be known who is logged in: the place is kept, and nothing wrong is shown.',
    html,
    answers: { getSession: { broken: 'offline' } },
    act: async (menu) => {
      await shown(menu, '.pt-waiting');
    },
  },
];
