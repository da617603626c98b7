import type { CoreClient } from '../../client/core-client.js';
import { exampleProfile } from '../account-fixtures.js';
import { exampleSession } from '../fixtures.js';
import type { MockAnswers } from '../mock-handlers.js';
import { type Scenario, shown, submit, type } from '../scenario.js';

const element = 'portico-profile';
const html = '<portico-profile></portico-profile>';
const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;
const empty = { ...exampleProfile, name: '', jobTitle: '', organization: '' };

/** Waits for the fields. */
async function fields(profile: HTMLElement): Promise<void> {
  await shown(profile, '[name=name]');
}

/** The page's own address; tests without a page answer these scenarios, too. */
function place(): string {
  return 'location' in globalThis ? location.href : 'https://larkfield.example/';
}

/** Types another name and saves. */
async function save(profile: HTMLElement): Promise<void> {
  await fields(profile);
  type(profile, 'name', 'Ana Ruiz Gómez');
  submit(profile);
}

/** The profile as it was saved in another window, after it was read. */
function savedElsewhere(): MockAnswers {
  let reads = 0;
  return {
    ...signedIn,
    getProfile: () =>
      reads++ === 0
        ? exampleProfile
        : { ...exampleProfile, version: 4, name: 'Ana Ruiz-Ferrer', jobTitle: 'Wheel builder', language: 'de' },
    saveProfile: { error: 'version_stale' },
  };
}

/** Every state of `<portico-profile>`. */
export const profileScenarios: Scenario[] = [
  { element, state: 'filled', about: 'What is saved.', html, answers: signedIn, act: fields },
  {
    element,
    state: 'empty',
    about: 'Somebody who told nothing yet.',
    html,
    answers: { ...signedIn, getProfile: empty },
    act: fields,
  },
  {
    element,
    state: 'picture',
    about: 'A picture from a web address.',
    html,
    answers: {
      ...signedIn,
      getProfile: () => ({ ...exampleProfile, avatarUrl: new URL('portrait.svg', place()).href }),
    },
    act: fields,
  },
  {
    element,
    state: 'loading',
    about: 'The profile is not known yet.',
    html,
    answers: { ...signedIn, getProfile: { broken: 'hangs' } },
    act: async (profile) => {
      await shown(profile, '.pt-skeleton');
    },
  },
  {
    element,
    state: 'unreachable',
    about: 'The profile cannot be loaded.',
    html,
    answers: { ...signedIn, getProfile: { broken: 'offline' } },
    act: async (profile) => {
      await shown(profile, '.pt-alert');
    },
  },
  {
    element,
    state: 'busy',
    about: 'The server has not answered yet.',
    html,
    answers: { ...signedIn, saveProfile: { broken: 'hangs' } },
    act: async (profile) => {
      await save(profile);
      await shown(profile, '.pt-spinner');
    },
  },
  {
    element,
    state: 'saved',
    about: 'The profile is saved.',
    html,
    answers: { ...signedIn, saveProfile: (input) => ({ ...exampleProfile, ...input, version: 4 }) },
    act: async (profile) => {
      await save(profile);
      await shown(profile, '.pt-done');
    },
  },
  {
    element,
    state: 'refused',
    about: 'The address of the picture is none.',
    html,
    answers: { ...signedIn, saveProfile: { error: 'input_invalid', fields: { avatarUrl: 'url_invalid' } } },
    act: async (profile) => {
      await fields(profile);
      type(profile, 'avatarUrl', 'my picture');
      submit(profile);
      await shown(profile, '.pt-error');
    },
  },
  {
    element,
    state: 'refused-all',
    about: 'Nothing of it can be saved.',
    html,
    answers: {
      ...signedIn,
      saveProfile: {
        error: 'input_invalid',
        fields: {
          name: 'characters_refused',
          avatarUrl: 'url_invalid',
          jobTitle: 'too_long',
          organization: 'too_long',
          language: 'choice_invalid',
        },
      },
    },
    act: async (profile) => {
      await save(profile);
      await shown(profile, '.pt-error');
    },
  },
  {
    element,
    state: 'conflict',
    about: 'The profile was saved in another window meanwhile.',
    html,
    answers: savedElsewhere(),
    act: async (profile) => {
      await save(profile);
      await shown(profile, '[data-pt-panel]');
    },
  },
  {
    element,
    state: 'offline',
    about: 'The server cannot be reached; what was typed stays.',
    html,
    answers: { ...signedIn, saveProfile: { broken: 'offline' } },
    act: async (profile) => {
      await save(profile);
      await shown(profile, '.pt-alert');
    },
  },
  {
    element,
    state: 'logged-out',
    about: 'The session is over when the profile is saved: it is begun anew in place.',
    html: `${html}<portico-reauthenticate></portico-reauthenticate>`,
    answers: { ...signedIn, saveProfile: { error: 'session_missing' } },
    act: async (profile) => {
      await fields(profile);
      const provider = profile.closest<Element & { client?: CoreClient }>('portico-provider');
      await provider?.client?.knowSession();
      await save(profile);
      await shown(profile.parentElement ?? profile, 'dialog[open]');
    },
  },
  {
    element,
    state: 'long',
    about: 'Long names, and text that looks like markup.',
    html,
    answers: {
      ...signedIn,
      getProfile: {
        ...exampleProfile,
        name: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff senior der Ältere',
        jobTitle: '<b>Head</b> of "everything" & <script>nothing</script>',
        organization: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
        avatarUrl: 'javascript:alert(1)',
        language: 'de',
      },
    },
    act: fields,
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
