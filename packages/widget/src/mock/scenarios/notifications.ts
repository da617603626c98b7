import { exampleContactSettings } from '../account-fixtures.js';
import { exampleSession } from '../fixtures.js';
import type { MockAnswers } from '../mock-handlers.js';
import { gone, type Scenario, shown } from '../scenario.js';

const element = 'portico-notifications';
const html = '<portico-notifications></portico-notifications>';
const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;
const settings = exampleContactSettings();

/** Waits for the table. */
async function table(notifications: HTMLElement): Promise<void> {
  await shown(notifications, '[part=table]');
}

/** Switches one on and one off. */
async function choose(notifications: HTMLElement): Promise<void> {
  (await shown(notifications, '[data-pt-choice="news email"]')).click();
  (await shown(notifications, '[data-pt-choice="articles site"]')).click();
  await shown(notifications, '[part=save-bar]');
}

/** Chooses and saves. */
async function save(notifications: HTMLElement): Promise<void> {
  await choose(notifications);
  (await shown(notifications, '[part=save-bar] [value=save]')).click();
}

/** Every state of `<portico-notifications>`. */
export const notificationsScenarios: Scenario[] = [
  { element, state: 'list', about: 'What the site may write about.', html, answers: signedIn, act: table },
  { element, state: 'chosen', about: 'Two choices wait to be saved.', html, answers: signedIn, act: choose },
  {
    element,
    state: 'none',
    about: 'A site that sends nothing but what concerns security.',
    html,
    answers: { ...signedIn, getContactSettings: { ...settings, notifications: [] } },
    act: table,
  },
  {
    element,
    state: 'locked',
    about: 'One of the site’s own notifications is always on, too.',
    html,
    answers: {
      ...signedIn,
      getContactSettings: {
        ...settings,
        notifications: settings.notifications.map((each) => (each.id === 'replies' ? { ...each, locked: true } : each)),
      },
    },
    act: table,
  },
  {
    element,
    state: 'saved',
    about: 'The choices are saved.',
    html,
    answers: signedIn,
    act: async (notifications) => {
      await save(notifications);
      await gone(notifications, '[part=save-bar]');
      await shown(notifications, '.pt-done');
    },
  },
  {
    element,
    state: 'conflict',
    about: 'Saved elsewhere meanwhile.',
    html,
    answers: { ...signedIn, saveContactSettings: { error: 'version_stale' } },
    act: async (notifications) => {
      await save(notifications);
      await shown(notifications, '[data-pt-action=rebase]');
    },
  },
  {
    element,
    state: 'offline',
    about: 'The server cannot be reached; the choices stay.',
    html,
    answers: { ...signedIn, saveContactSettings: { broken: 'offline' } },
    act: async (notifications) => {
      await save(notifications);
      await shown(notifications, '.pt-alert-danger');
    },
  },
  {
    element,
    state: 'visitor',
    about: 'Opened by a visitor.',
    html,
    act: async (host) => {
      await shown(host, '[data-pt-to=login]');
    },
  },
];
