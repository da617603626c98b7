import { exampleAddress, exampleContactSettings } from '../account-fixtures.js';
import { exampleSession } from '../fixtures.js';
import type { MockAnswers } from '../mock-handlers.js';
import { gone, type Scenario, shown, type } from '../scenario.js';

const element = 'portico-email-manager';
const html = '<portico-email-manager></portico-email-manager>';
const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;
const settings = exampleContactSettings();
const onlyOne = {
  ...settings,
  addresses: [exampleAddress('primary', 'ana@larkfield.example', { primary: true, removalBlocked: 'address_last' })],
};

/** Presses the button that does something, by its `data-pt-action`. */
async function press(manager: HTMLElement, action: string): Promise<void> {
  (await shown(manager, `[data-pt-action="${action}"]`)).click();
}

/** Waits for the rows. */
async function rows(manager: HTMLElement): Promise<void> {
  await shown(manager, '[data-pt-row]');
}

/** Types another address and adds it. */
async function add(manager: HTMLElement, email: string): Promise<void> {
  await shown(manager, '[name=add]');
  type(manager, 'add', email);
  await press(manager, 'add');
}

/** Stages a removal and an addition. */
async function stage(manager: HTMLElement): Promise<void> {
  await press(manager, 'remove:cafe');
  await shown(manager, '[data-pt-action="keep:cafe"]');
  await add(manager, 'hello@ruiz.example');
  await shown(manager, '[data-pt-row="add.0"]');
}

/** Stages changes and saves them. */
async function save(manager: HTMLElement): Promise<void> {
  await stage(manager);
  (await shown(manager, '[value=save]')).click();
}

/** Ten addresses, as long as addresses can be. */
const full = {
  ...settings,
  addresses: Array.from({ length: 10 }, (_, index) =>
    exampleAddress(
      `long-${index}`,
      `${'wolfeschlegelsteinhausen'.slice(index)}.bergerdorff.the.${index}th@${'very-long-domain-name'.repeat(2)}.example`,
      index === 0 ? { primary: true } : {},
    ),
  ),
};

/** Every state of `<portico-email-manager>`. */
export const emailManagerScenarios: Scenario[] = [
  { element, state: 'list', about: 'Several addresses, one not verified yet.', html, answers: signedIn, act: rows },
  {
    element,
    state: 'only-one',
    about: 'The only address cannot be removed, and the row says why.',
    html,
    answers: { ...signedIn, getContactSettings: onlyOne },
    act: rows,
  },
  {
    element,
    state: 'staged',
    about: 'A removal and an addition wait to be saved; the bar says what saving will do.',
    html,
    answers: signedIn,
    act: stage,
  },
  {
    element,
    state: 'successor',
    about: 'The primary address is removed while several others are verified.',
    html,
    answers: signedIn,
    act: async (manager) => {
      await press(manager, 'remove:primary');
      await shown(manager, '[name=successor]');
    },
  },
  {
    element,
    state: 'primary-staged',
    about: 'Another address becomes primary with the save.',
    html,
    answers: signedIn,
    act: async (manager) => {
      await press(manager, 'primary:university');
      await shown(manager, '[data-pt-action=unprimary]');
    },
  },
  {
    element,
    state: 'change',
    about: 'What is to take the place of the primary address is asked for.',
    html,
    answers: signedIn,
    act: async (manager) => {
      await press(manager, 'change');
      await shown(manager, '[name=replacement]');
    },
  },
  {
    element,
    state: 'change-staged',
    about: 'The primary address is replaced once the new one is verified.',
    html,
    answers: signedIn,
    act: async (manager) => {
      await press(manager, 'change');
      await shown(manager, '[name=replacement]');
      type(manager, 'replacement', 'hello@ruiz.example');
      await press(manager, 'replace');
      await shown(manager, '[data-pt-row=replacePrimary]');
    },
  },
  {
    element,
    state: 'already-yours',
    about: 'An address that is there already, in other letters.',
    html,
    answers: signedIn,
    act: async (manager) => {
      await add(manager, 'Ana@Larkfield.example');
      await shown(manager, '[aria-invalid=true]');
    },
  },
  {
    element,
    state: 'refused',
    about: 'The server refuses one of the new addresses; it says so at its row, and nothing staged is lost.',
    html,
    answers: {
      ...signedIn,
      saveContactSettings: { error: 'input_invalid', fields: { 'add.0': 'address_incomplete' } },
    },
    act: async (manager) => {
      await save(manager);
      await shown(manager, '[data-pt-row="add.0"] .pt-error');
    },
  },
  {
    element,
    state: 'conflict',
    about: 'The addresses were saved elsewhere meanwhile.',
    html,
    answers: { ...signedIn, saveContactSettings: { error: 'version_stale' } },
    act: async (manager) => {
      await save(manager);
      await shown(manager, '[data-pt-action=rebase]');
    },
  },
  {
    element,
    state: 'saving',
    about: 'The server has not answered yet.',
    html,
    answers: { ...signedIn, saveContactSettings: { broken: 'hangs' } },
    act: async (manager) => {
      await save(manager);
      await shown(manager, '.pt-spinner');
    },
  },
  {
    element,
    state: 'saved',
    about: 'The changes are saved.',
    html,
    answers: signedIn,
    act: async (manager) => {
      await save(manager);
      await gone(manager, '[value=save]');
      await shown(manager, '.pt-done');
    },
  },
  {
    element,
    state: 'offline',
    about: 'The server cannot be reached; what is staged stays.',
    html,
    answers: { ...signedIn, saveContactSettings: { broken: 'offline' } },
    act: async (manager) => {
      await save(manager);
      await shown(manager, '.pt-alert-danger');
    },
  },
  {
    element,
    state: 'undeliverable',
    about: 'The mail server of an address knows no such mailbox.',
    html,
    answers: {
      ...signedIn,
      getContactSettings: {
        ...settings,
        addresses: settings.addresses.map((each) => (each.id === 'cafe' ? { ...each, undeliverable: true } : each)),
      },
    },
    act: rows,
  },
  {
    element,
    state: 'full',
    about: 'Ten addresses with very long names.',
    html,
    answers: { ...signedIn, getContactSettings: full },
    act: rows,
  },
  {
    element,
    state: 'loading',
    about: 'The addresses are not known yet.',
    html,
    answers: { ...signedIn, getContactSettings: { broken: 'hangs' } },
    act: async (manager) => {
      await shown(manager, '.pt-skeleton');
    },
  },
  {
    element,
    state: 'unreachable',
    about: 'The addresses cannot be loaded.',
    html,
    answers: { ...signedIn, getContactSettings: { broken: 'offline' } },
    act: async (manager) => {
      await shown(manager, '.pt-alert');
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
