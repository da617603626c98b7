import { assert } from '@open-wc/testing';
import { draw, fieldOf, nextTurn } from '../../test/draw.js';
import { answerWith } from '../../test/network.js';
import { exampleSession } from '../mock/fixtures.js';
import type { MockAnswers } from '../mock/mock-handlers.js';
import { gone, says, shown, submit, type } from '../mock/scenario.js';
import { keptStep } from './kept-step.js';

const answers = {
  getSession: { session: exampleSession },
  endSession: { error: 'reauthentication_required', params: { method: 'password', minutes: 10 } },
} satisfies MockAnswers;
const sessions = '<portico-sessions></portico-sessions>';
const dialog = 'portico-reauthenticate dialog[open]';

/** Draws the sessions and does what has to be proven. */
async function drawAsking(markup = sessions): Promise<HTMLElement> {
  const place = await draw(markup, answers);
  const element = place.querySelector<HTMLElement>('portico-sessions') ?? place;
  (await shown(element, '[data-pt-action="end:phone"]')).click();
  return place;
}

describe('the question who somebody is', () => {
  afterEach(() => {
    for (const left of document.querySelectorAll('portico-reauthenticate')) left.remove();
  });

  it('goes with the element that asked it', async () => {
    const element = await drawAsking();
    await shown(document.body, dialog);
    element.remove();
    await nextTurn();
    await gone(document.body, 'portico-reauthenticate');
    assert.isNull(document.querySelector('dialog:modal'));
  });

  it('stays when the element that asked it only moves', async () => {
    const place = await drawAsking(`<div><p></p>${sessions}</div>`);
    await shown(document.body, dialog);
    place.prepend(place.lastElementChild!);
    await nextTurn();
    await shown(document.body, dialog);
  });

  it('stays when the same person has another primary address by now', async () => {
    const element = await drawAsking();
    await shown(document.body, dialog);
    const user = { ...exampleSession.user, email: 'ana.ruiz@larkfield.example' };
    await answerWith({ ...answers, getSession: { session: { ...exampleSession, user } } });
    await element.closest('portico-provider')?.client?.refreshSession();
    await nextTurn();
    await shown(document.body, dialog);
  });

  it('speaks the language that the browser prefers, where the page names none', async () => {
    const { lang } = document.documentElement;
    document.documentElement.removeAttribute('lang');
    const own = Object.getOwnPropertyDescriptor(navigator, 'languages');
    Object.defineProperty(navigator, 'languages', { value: ['de'], configurable: true });
    try {
      await drawAsking();
      await says(await shown(document.body, 'portico-reauthenticate'), 'Dafür fragen wir noch einmal');
    } finally {
      if (own) Object.defineProperty(navigator, 'languages', own);
      else Reflect.deleteProperty(navigator, 'languages');
      document.documentElement.lang = lang;
    }
  });

  it('is asked in the words that the page has of its own', async () => {
    const element = await draw(sessions, answers);
    const provider = element.closest('portico-provider');
    if (provider) provider.messages = { en: { reauthenticate: { title: 'Halt, who is there?' } } };
    (await shown(element, '[data-pt-action="end:phone"]')).click();
    await says(await shown(document.body, 'portico-reauthenticate'), 'Halt, who is there?');
  });

  it('is not left to an element for another portal', async () => {
    const other = '<portico-reauthenticate server="/elsewhere"></portico-reauthenticate>';
    await drawAsking(`<div>${other}${sessions}</div>`);
    await shown(document.body, 'portico-reauthenticate:not([server]) dialog[open]');
    await gone(document.body, 'portico-reauthenticate[server] dialog[open]');
  });

  it('is left to the element that the page has for it', async () => {
    await drawAsking(`<div><portico-reauthenticate id="own"></portico-reauthenticate>${sessions}</div>`);
    await shown(document.body, '#own dialog[open]');
    assert.lengthOf(document.querySelectorAll('portico-reauthenticate'), 1);
  });
});

describe('the question who somebody is, when the page is loaded anew', () => {
  const password = '<portico-change-password></portico-change-password>';
  const step = 'portico-change-password-proof';
  let mails = 0;
  const noPassword = {
    ...answers,
    changePassword: { error: 'reauthentication_required', params: { method: 'code', minutes: 10 } },
    requestReauthentication: () => {
      mails++;
      return { next: 'check_mail' as const, resendAt: Date.now() + 30_000 };
    },
  } satisfies MockAnswers;

  /** Draws the element, has it ask for a code, and keeps what the history then has. */
  async function leaveAsking(): Promise<unknown> {
    mails = 0;
    const element = await draw(password, noPassword);
    type(element, 'newPassword', 'correct horse battery');
    type(element, 'currentPassword', 'tin whistle orchard 9');
    submit(element);
    await shown(document.body, dialog);
    await shown(document.body, 'portico-reauthenticate [data-pt-action=resend][aria-disabled]');
    const state = history.state as unknown;
    element.closest('portico-provider')?.remove();
    await gone(document.body, 'portico-reauthenticate');
    return state;
  }

  /** Draws the element as a page that has that history. */
  async function comeBack(state: unknown, more: MockAnswers = {}): Promise<HTMLElement> {
    const provider = document.createElement('div');
    const place = await draw('<p></p>', { ...noPassword, ...more });
    history.replaceState(state, '');
    provider.innerHTML = password;
    place.replaceWith(provider);
    return provider;
  }

  afterEach(() => {
    for (const left of document.querySelectorAll('portico-reauthenticate')) left.remove();
    history.replaceState(null, '');
  });

  it('is asked again without another mail, and keeps no password and no address', async () => {
    const state = await leaveAsking();
    assert.notMatch(JSON.stringify(state), /horse|whistle|@/);
    assert.isUndefined(keptStep(step), 'it was put aside');
    await comeBack(state, { reauthenticate: { session: exampleSession } });
    await shown(document.body, dialog);
    await shown(document.body, 'portico-reauthenticate [data-pt-action=resend][aria-disabled]');
    const asker = document.querySelector('portico-reauthenticate')!;
    assert.equal(fieldOf(asker, 'username').value, exampleSession.user.email);
    assert.equal(mails, 1);
  });

  it('is not asked of somebody else, and forgotten then', async () => {
    const state = await leaveAsking();
    const user = { ...exampleSession.user, id: 'ben' };
    const place = await comeBack(state, { getSession: { session: { ...exampleSession, user } } });
    await shown(place, '[name=newPassword]');
    await place.closest('portico-provider')?.client?.knowSession();
    while (keptStep(step)) await nextTurn();
    assert.isNull(document.querySelector(dialog));
  });
});
