import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { announced } from '../../../test/announced.js';
import { draw, nextTurn } from '../../../test/draw.js';
import { nextEvent, recordEvents } from '../../../test/events.js';
import { exampleSessions } from '../../mock/account-fixtures.js';
import { exampleSession } from '../../mock/fixtures.js';
import type { MockAnswers } from '../../mock/mock-handlers.js';
import { gone, says, shown } from '../../mock/scenario.js';

const html = '<portico-sessions></portico-sessions>';
const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;
const { sessions, now } = exampleSessions();

/** Draws the element and waits for its rows. */
async function drawSessions(answers: MockAnswers = {}): Promise<HTMLElement> {
  const list = await draw(html, { ...signedIn, ...answers });
  await shown(list, '[data-pt-row]');
  return list;
}

/** A server that really ends what it is told to, with what it was told. */
function ends(): { asked: string[]; answers: MockAnswers } {
  let left = sessions;
  const asked: string[] = [];
  return {
    asked,
    answers: {
      listSessions: () => ({ sessions: left, now }),
      endSession: ({ id }) => {
        asked.push(id);
        left = left.filter((each) => each.id !== id);
        return { sessions: left, now };
      },
      endOtherSessions: () => {
        asked.push('others');
        left = left.filter(({ current }) => current);
        return { sessions: left, now };
      },
    },
  };
}

/** Presses the button that does something, by its `data-pt-action`. */
async function press(list: HTMLElement, action: string): Promise<void> {
  (await shown(list, `[data-pt-action="${action}"]`)).click();
}

/** Opens the question whether to end all others, as by a key. */
async function ask(list: HTMLElement): Promise<HTMLElement> {
  const button = await shown(list, '[data-pt-action=ask]');
  button.focus();
  button.click();
  return shown(list, 'dialog[open]');
}

/** The ids of the sessions that are shown. */
function rowsOf(list: HTMLElement): (string | undefined)[] {
  return [...list.querySelectorAll<HTMLElement>('[data-pt-row]')].map((row) => row.dataset['ptRow']);
}

/** What the focused control does. */
function focused(): string | undefined {
  return (document.activeElement as HTMLElement | null)?.dataset['ptAction'];
}

describe('portico-sessions', () => {
  it('shows this device first, without a button, and names each button by its device', async () => {
    const list = await drawSessions();
    assert.deepEqual(rowsOf(list), ['this', 'phone', 'office']);
    const own = await shown(list, '[data-pt-row=this]');
    assert.include(own.textContent, 'This device');
    assert.isNull(own.querySelector('button'));
    const names = [...list.querySelectorAll('[data-pt-action^="end:"]')].map((button) => button.ariaLabel);
    assert.deepEqual(names, [
      'End the session Safari on iPhone, Active 3 hours ago',
      'End the session Chrome on Windows, Active 3 days ago',
    ]);
  });

  it('takes back what was said of ended sessions once a new password ends all', async () => {
    const { answers } = ends();
    const list = await drawSessions(answers);
    await press(list, 'end:phone');
    await shown(list, '.pt-done');
    document.dispatchEvent(new CustomEvent('portico-password-changed'));
    await gone(list, '.pt-done');
  });

  it('A5: the second half of a double click ends no session that came under the pointer', async () => {
    const { asked, answers } = ends();
    const list = await drawSessions(answers);
    await press(list, 'end:phone');
    await gone(list, '[data-pt-row=phone]');
    const next = await shown(list, '[data-pt-action="end:office"]:not([aria-busy])');
    next.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 2 }));
    await nextTurn();
    assert.deepEqual(asked, ['phone']);
    assert.deepEqual(rowsOf(list), ['this', 'office']);
  });

  it('A5: ends one session at once; its row goes and the focus is at the next', async () => {
    const { asked, answers } = ends();
    const list = await drawSessions(answers);
    const events = recordEvents(list);
    const button = await shown(list, '[data-pt-action="end:phone"]');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await gone(list, '[data-pt-row=phone]');
    assert.deepEqual(asked, ['phone']);
    assert.deepEqual(events, [{ name: 'portico-session-ended', detail: { count: 1 } }]);
    assert.equal(focused(), 'end:office');
    await says(list, 'Safari on iPhone is logged out.');
    await announced('Safari on iPhone is logged out.');
  });

  it('A5: goes to the heading when the last other session went, and offers no end of others any more', async () => {
    const { answers } = ends();
    const list = await drawSessions(answers);
    await press(list, 'end:office');
    await gone(list, '[data-pt-row=office]');
    assert.equal(focused(), 'end:phone', 'the row before the one that was last');
    await press(list, 'end:phone');
    await gone(list, '[data-pt-row=phone]');
    assert.equal(document.activeElement?.getAttribute('role'), 'heading');
    assert.isNull(list.querySelector('[data-pt-action=ask]'));
    await says(list, 'Only on this device.');
  });

  it('UX9: ends all others only after a question that names them, with the focus on the way out', async () => {
    const { asked, answers } = ends();
    const list = await drawSessions(answers);
    const dialog = await ask(list);
    assert.equal(focused(), 'cancel');
    assert.include(dialog.textContent, 'End 2 other sessions?');
    assert.include(dialog.textContent.replaceAll(/\s+/g, ' '), 'Safari on iPhone and Chrome on Windows are logged out');
    assert.isEmpty(asked);
    const ended = nextEvent(list, 'portico-session-ended');
    await press(dialog, 'end-others');
    assert.deepEqual((await ended).detail, { count: 2 });
    await gone(list, 'dialog');
    await gone(list, '[data-pt-row=phone]');
    assert.deepEqual(asked, ['others']);
    assert.deepEqual(rowsOf(list), ['this']);
    assert.equal(document.activeElement?.getAttribute('role'), 'heading');
    await announced('2 sessions are ended.');
  });

  for (const [way, leave] of [
    ['Escape', () => sendKeys({ press: 'Escape' })],
    ['Cancel', () => sendKeys({ press: 'Enter' })],
  ] as const) {
    it(`A5: ends nothing by ${way}, gives the focus back, and can be asked again`, async () => {
      const { asked, answers } = ends();
      const list = await drawSessions(answers);
      await ask(list);
      await leave();
      await gone(list, 'dialog');
      assert.equal(focused(), 'ask');
      assert.isEmpty(asked);
      await ask(list);
      assert.equal(focused(), 'cancel');
    });
  }

  it('WB9: ends nothing twice, however often it is pressed', async () => {
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const asked: string[] = [];
    const list = await drawSessions({
      endSession: async ({ id }) => {
        asked.push(id);
        await held;
        return { sessions: sessions.filter((each) => each.id !== id), now };
      },
      endOtherSessions: () => {
        asked.push('others');
        return { sessions: sessions.slice(0, 1), now };
      },
    });
    const button = await shown(list, '[data-pt-action="end:phone"]');
    for (let repeat = 0; repeat < 5; repeat++) button.click();
    await shown(list, '[data-pt-row=phone] [aria-busy=true]');
    button.click();
    await press(list, 'end:office');
    await press(list, 'ask');
    await nextTurn();
    assert.isNull(list.querySelector('dialog'));
    answer();
    await gone(list, '[data-pt-row=phone]');
    assert.deepEqual(asked, ['phone']);
  });

  it('says above the list that nothing was ended, and the same button tries again', async () => {
    let isBroken = true;
    const { asked, answers } = ends();
    const end = answers.endSession as (input: { id: string }) => { sessions: typeof sessions; now: number };
    const list = await drawSessions({
      ...answers,
      endSession: (input) => (isBroken ? { broken: 'offline' } : end(input)),
    });
    const failed = nextEvent(list, 'portico-error');
    await press(list, 'end:phone');
    assert.equal((await failed).detail.code, 'network_failed');
    const alert = await shown(list, '.pt-alert[role=alert]');
    assert.equal(document.activeElement, alert);
    assert.deepEqual(rowsOf(list), ['this', 'phone', 'office']);
    assert.isNull(list.querySelector('[aria-busy=true]'));
    isBroken = false;
    await press(list, 'end:phone');
    await gone(list, '[data-pt-row=phone]');
    assert.isNull(list.querySelector('.pt-alert-danger'));
    assert.deepEqual(asked, ['phone']);
  });

  it('shows a failure in front, not behind the question', async () => {
    const list = await drawSessions({ endOtherSessions: { error: 'limit_reached', params: { retryAfter: 42 } } });
    const dialog = await ask(list);
    await press(dialog, 'end-others');
    const alert = await shown(list, '.pt-alert');
    assert.isNull(list.querySelector('dialog'));
    assert.include(alert.textContent, '0:42');
    assert.equal(document.activeElement, alert);
  });

  it('gives up on Escape while the server does not answer, without a message', async () => {
    const list = await drawSessions({ endSession: { broken: 'hangs' } });
    const button = await shown(list, '[data-pt-action="end:phone"]');
    button.focus();
    button.click();
    await shown(list, '.pt-spinner');
    await sendKeys({ press: 'Escape' });
    await gone(list, '[aria-busy=true]');
    assert.isNull(list.querySelector('.pt-alert'));
    assert.equal(document.activeElement, button);
  });

  it('looks again when the password was changed, which ended the others', async () => {
    let left = sessions;
    const list = await drawSessions({ listSessions: () => ({ sessions: left, now }) });
    left = sessions.slice(0, 1);
    const elsewhere = document.createElement('p');
    document.body.append(elsewhere);
    elsewhere.dispatchEvent(new CustomEvent('portico-password-changed', { bubbles: true, composed: true }));
    elsewhere.remove();
    await gone(list, '[data-pt-row=phone]');
    assert.deepEqual(rowsOf(list), ['this']);
  });

  it('WB14: does not look again once it has left the page', async () => {
    let calls = 0;
    const list = await drawSessions({
      listSessions: () => {
        calls++;
        return { sessions, now };
      },
    });
    assert.equal(calls, 1);
    list.remove();
    document.dispatchEvent(new CustomEvent('portico-password-changed'));
    await nextTurn();
    assert.equal(calls, 1);
  });

  it('begins a session anew in place when it is over, and then ends what was wanted', async () => {
    let isOver = true;
    const { asked, answers } = ends();
    const end = answers.endOtherSessions as () => { sessions: typeof sessions; now: number };
    const list = await drawSessions({
      ...answers,
      endOtherSessions: () => (isOver ? { error: 'session_missing' } : end()),
      login: () => {
        isOver = false;
        return { next: 'done', session: exampleSession, returnTo: '/' };
      },
    });
    const dialog = await ask(list);
    const ended = nextEvent(list, 'portico-session-ended');
    await press(dialog, 'end-others');
    await shown(document.body, 'portico-reauthenticate dialog[open] [name=password]');
    await sendKeys({ type: 'correct horse' });
    await sendKeys({ press: 'Enter' });
    assert.deepEqual((await ended).detail, { count: 2 });
    assert.deepEqual(asked, ['others']);
    assert.isNull(document.querySelector('portico-reauthenticate'));
  });

  it('ends nothing when somebody would rather not say who they are', async () => {
    const list = await drawSessions({
      endSession: { error: 'reauthentication_required', params: { method: 'password', minutes: 10 } },
    });
    const events = recordEvents(list);
    const button = await shown(list, '[data-pt-action="end:phone"]');
    button.focus();
    button.click();
    await shown(document.body, 'portico-reauthenticate dialog[open]');
    await sendKeys({ press: 'Escape' });
    await gone(list, '[aria-busy=true]');
    assert.deepEqual(rowsOf(list), ['this', 'phone', 'office']);
    assert.isEmpty(events);
    assert.equal(document.activeElement, button);
  });

  it('offers to try again when the sessions cannot be loaded', async () => {
    let isBroken = true;
    const list = await draw(html, {
      ...signedIn,
      listSessions: () => (isBroken ? { broken: 'offline' } : { sessions, now }),
    });
    await shown(list, '.pt-alert');
    isBroken = false;
    await press(list, 'load');
    await shown(list, '[data-pt-row=this]');
    assert.isNull(list.querySelector('.pt-alert'));
  });
});
