import type { ActivityEntry, OwnSession } from '@portico/contract';
import { exampleAccountAnswers, exampleSessions } from '../account-fixtures.js';
import { exampleSession } from '../fixtures.js';
import type { MockAnswers } from '../mock-handlers.js';
import { gone, type Scenario, shown } from '../scenario.js';

const element = 'portico-sessions';
const html = '<portico-sessions></portico-sessions>';
const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;
const now = Date.now();
const hour = 3_600_000;
const { sessions } = exampleSessions(now);
const own = sessions.slice(0, 1);

/** Waits for the rows. */
async function rows(list: HTMLElement): Promise<void> {
  await shown(list, '[data-pt-row]');
}

/** Presses the button that does something, by its `data-pt-action`. */
async function press(list: HTMLElement, action: string): Promise<void> {
  (await shown(list, `[data-pt-action="${action}"]`)).click();
}

/** Opens the question whether to end all others. */
async function ask(list: HTMLElement): Promise<void> {
  await press(list, 'ask');
  await shown(list, 'dialog[open]');
}

/** A session that is no example. */
function session(index: number, change: Partial<OwnSession> = {}): OwnSession {
  const [browser, system] = [
    ['Chrome', 'Android'],
    ['Edge', 'Windows'],
    ['Safari', 'macOS'],
    ['', 'ChromeOS'],
    ['', ''],
  ][index % 5] as [string, string];
  const seenAt = now - index * 7 * hour;
  const place = `192.0.2.${index % 2 === 0 ? 'x' : index}`;
  return {
    id: `more-${index}`,
    current: false,
    browser,
    system,
    place,
    method: 'password',
    begunAt: seenAt,
    seenAt,
    ...change,
  };
}

const many = [...own, ...Array.from({ length: 24 }, (_, index) => session(index + 1))];
const events = [
  'login',
  'login_failed',
  'logout',
  'address_verified',
  'addresses_changed',
  'change_undone',
  'password_reset',
  'password_changed',
  'password_change_failed',
  'reauthenticated',
  'reauthentication_failed',
  'session_ended',
  'refresh_reused',
  'other_sessions_ended',
  'profile_changed',
  'notifications_chosen',
  'notification_unsubscribed',
  'of_a_newer_server',
];
const entries = Array.from({ length: 50 }, (_, index): ActivityEntry => {
  const { browser, system, place } = session(index);
  return {
    id: `entry-${index}`,
    event: events[index % events.length] ?? '',
    at: now - index * 5 * hour,
    browser,
    system,
    place,
  };
});
const hostile = '<img src=x onerror="alert(1)">';

/** Every state of `<portico-sessions>`. */
export const sessionsScenarios: Scenario[] = [
  { element, state: 'list', about: 'Three devices, and what happened lately.', html, answers: signedIn, act: rows },
  {
    element,
    state: 'only-this',
    about: 'No other device, and nothing that happened.',
    html,
    answers: { ...signedIn, listSessions: { sessions: own, now }, listActivity: { entries: [], now } },
    act: rows,
  },
  {
    element,
    state: 'without-activity',
    about: 'Only the sessions.',
    html: '<portico-sessions no-activity></portico-sessions>',
    answers: signedIn,
    act: rows,
  },
  {
    element,
    state: 'many',
    about: 'Many devices, some unknown, and fifty entries.',
    html,
    answers: { ...signedIn, listSessions: { sessions: many, now }, listActivity: { entries, now } },
    act: rows,
  },
  {
    element,
    state: 'older-shown',
    about: 'The older entries are opened.',
    html,
    answers: { ...signedIn, listActivity: { entries: entries.slice(0, 17), now } },
    act: async (list) => {
      (await shown(list, 'summary')).click();
      await shown(list, 'details[open]');
    },
  },
  {
    element,
    state: 'long',
    about: 'Long names, and text that looks like markup.',
    html,
    answers: {
      ...signedIn,
      listSessions: {
        now,
        sessions: [
          ...own,
          session(1, {
            browser: hostile,
            system: 'Betriebssystemversionsbezeichnungsverzeichnis',
            place: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, Ynys Môn',
            method: 'of_a_newer_server',
          }),
        ],
      },
      listActivity: {
        entries: [{ id: '1', event: hostile, at: now, browser: hostile, system: '', place: hostile }],
        now,
      },
    },
    act: rows,
  },
  {
    element,
    state: 'loading',
    about: 'The sessions are not known yet.',
    html,
    answers: { ...signedIn, listSessions: { broken: 'hangs' } },
    act: async (list) => {
      await shown(list, '.pt-skeleton');
    },
  },
  {
    element,
    state: 'unreachable',
    about: 'The sessions cannot be loaded.',
    html,
    answers: { ...signedIn, listSessions: { broken: 'offline' } },
    act: async (list) => {
      await shown(list, '.pt-alert');
    },
  },
  {
    element,
    state: 'activity-unreachable',
    about: 'Recent activity cannot be loaded; sessions can still be ended.',
    html,
    answers: { ...signedIn, listActivity: { broken: 'offline' } },
    act: rows,
  },
  { element, state: 'asking', about: 'All others end only after a question.', html, answers: signedIn, act: ask },
  {
    element,
    state: 'asking-many',
    about: 'The question, with more devices than anybody reads.',
    html,
    answers: { ...signedIn, listSessions: { sessions: many, now } },
    act: ask,
  },
  {
    element,
    state: 'ending',
    about: 'The server has not answered yet.',
    html,
    answers: { ...signedIn, endSession: { broken: 'hangs' } },
    act: async (list) => {
      await press(list, 'end:phone');
      await shown(list, '.pt-spinner');
    },
  },
  {
    element,
    state: 'ended',
    about: 'One session was ended.',
    html,
    answers: { ...signedIn, endSession: { sessions: sessions.filter(({ id }) => id !== 'phone'), now } },
    act: async (list) => {
      await press(list, 'end:phone');
      await gone(list, '[data-pt-row=phone]');
    },
  },
  {
    element,
    state: 'ended-others',
    about: 'All others were ended.',
    html,
    answers: { ...signedIn, listActivity: exampleAccountAnswers(now).listActivity },
    act: async (list) => {
      await ask(list);
      await press(list, 'end-others');
      await gone(list, '[data-pt-row=phone]');
    },
  },
  {
    element,
    state: 'offline',
    about: 'The server cannot be reached; nothing was ended.',
    html,
    answers: { ...signedIn, endOtherSessions: { broken: 'offline' } },
    act: async (list) => {
      await ask(list);
      await press(list, 'end-others');
      await shown(list, '.pt-alert');
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
