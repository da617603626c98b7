import { type Scenario, shown, submit } from '../scenario.js';

const element = 'portico-undo-change';
const html = '<portico-undo-change token="example"></portico-undo-change>';

/** Waits until it is known what would change. */
async function known(undo: HTMLElement): Promise<void> {
  await shown(undo, '.pt-list');
}

/** Presses the button, with the box ticked. */
function confirm(undo: HTMLElement): void {
  undo.querySelector<HTMLInputElement>('[name=confirmed]')?.click();
  submit(undo);
}

/** Every state of `<portico-undo-change>`. */
export const undoScenarios: Scenario[] = [
  { element, state: 'confirm', about: 'What undoing would change.', html, act: known },
  {
    element,
    state: 'loading',
    about: 'What the link would do is not known yet; the button works all the same.',
    html,
    answers: { inspectUndo: { broken: 'hangs' } },
    act: async (undo) => {
      await shown(undo, '.pt-hint');
    },
  },
  {
    element,
    state: 'unticked',
    about: 'The button was pressed without the box: what scans mail does no more than that.',
    html,
    act: async (undo) => {
      await known(undo);
      submit(undo);
      await shown(undo, '[aria-invalid=true]');
    },
  },
  {
    element,
    state: 'done',
    about: 'The addresses are as they were.',
    html,
    act: async (undo) => {
      await known(undo);
      confirm(undo);
      await shown(undo, '[data-pt-to=forgot]');
    },
  },
  {
    element,
    state: 'missing',
    about: 'The page was opened without a link.',
    html: html.replace(/ token="[^"]*"/, ''),
    act: async (undo) => {
      await shown(undo, '[data-pt-to=login]');
    },
  },
  {
    element,
    state: 'used',
    about: 'Somebody pressed the button before.',
    html,
    answers: { inspectUndo: { state: 'used' } },
    act: async (undo) => {
      await shown(undo, '[data-pt-to=login]');
    },
  },
  {
    element,
    state: 'dead',
    about: 'The link is too old.',
    html,
    answers: { inspectUndo: { state: 'dead' } },
    act: async (undo) => {
      await shown(undo, '[data-pt-to=login]');
    },
  },
  {
    element,
    state: 'impossible',
    about: 'The addresses from before belong to others now.',
    html,
    answers: { undoChange: { error: 'undo_impossible' } },
    act: async (undo) => {
      await known(undo);
      confirm(undo);
      await shown(undo, '.pt-alert');
    },
  },
];
