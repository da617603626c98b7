import { exampleSession } from '../fixtures.js';
import type { MockAnswers } from '../mock-handlers.js';
import { type Scenario, shown } from '../scenario.js';

const element = 'portico-account';
const html = '<portico-account routing="none"></portico-account>';
const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;

/** Every state of `<portico-account>`. */
export const accountScenarios: Scenario[] = [
  {
    element,
    state: 'profile',
    about: 'The first tab.',
    html,
    answers: signedIn,
    act: async (account) => {
      await shown(account, '#tab-profile');
      await shown(account, 'portico-profile [name=name]');
    },
  },
  {
    element,
    state: 'emails',
    about: 'Addresses and notifications share one draft.',
    html: '<portico-account routing="none" tab="emails"></portico-account>',
    answers: signedIn,
    act: async (account) => {
      await shown(account, 'portico-email-manager [data-pt-row]');
      await shown(account, 'portico-notifications [part=table]');
    },
  },
  {
    element,
    state: 'emails-staged',
    about: 'One bar for changes of both.',
    html: '<portico-account routing="none" tab="emails"></portico-account>',
    answers: signedIn,
    act: async (account) => {
      (await shown(account, '[data-pt-action="remove:cafe"]')).click();
      (await shown(account, '[data-pt-choice="news email"]')).click();
      await shown(account, 'portico-notifications [part=save-bar] li:nth-child(3)');
    },
  },
  {
    element,
    state: 'security',
    about: 'Password, sessions and what happened lately.',
    html: '<portico-account routing="none" tab="security"></portico-account>',
    answers: signedIn,
    act: async (account) => {
      await shown(account, 'portico-sessions [part=row]');
      await shown(account, 'portico-change-password [name=newPassword]');
    },
  },
  {
    element,
    state: 'signed-out',
    about: 'Opened by a visitor.',
    html,
    act: async (account) => {
      await shown(account, '.signed-out');
    },
  },
];
