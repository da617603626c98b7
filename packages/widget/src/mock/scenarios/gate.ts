import { exampleSession } from '../fixtures.js';
import { type Scenario, shown } from '../scenario.js';

const element = 'portico-gate';
const gate = (when: string, text: string): string => `<portico-gate when="${when}"><p>${text}</p></portico-gate>`;
const signedIn = { getSession: { session: exampleSession } };
const staff = {
  getSession: { session: { ...exampleSession, user: { ...exampleSession.user, role: 'agent' as const } } },
};

/** Waits until the gate is open. */
async function open(element: HTMLElement): Promise<void> {
  await shown(element, 'slot');
}

/** Every state of `<portico-gate>`. */
export const gateScenarios: Scenario[] = [
  {
    element,
    state: 'logged-in',
    about: 'For whoever is logged in, and somebody is.',
    html: gate('logged-in', 'Only people who are logged in read this.'),
    answers: signedIn,
    act: open,
  },
  {
    element,
    state: 'logged-out',
    about: 'For visitors, and nobody is logged in.',
    html: gate('logged-out', 'Only visitors read this.'),
    act: open,
  },
  {
    element,
    state: 'staff',
    about: 'For staff, and a member of staff is logged in.',
    html: gate('staff', 'Only staff reads this.'),
    answers: staff,
    act: open,
  },
  {
    element,
    state: 'closed',
    about: 'For staff, but somebody else is logged in: nothing is shown.',
    html: gate('staff', 'Only staff reads this.'),
    answers: signedIn,
  },
];
