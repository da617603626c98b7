import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { draw } from '../../../test/draw.js';
import { exampleSessions } from '../../mock/account-fixtures.js';
import { exampleSession } from '../../mock/fixtures.js';
import type { MockAnswers } from '../../mock/mock-handlers.js';
import { says, shown } from '../../mock/scenario.js';

const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;
const { sessions, now } = exampleSessions();

/** Draws the element and waits for its rows. */
async function drawSessions(answers: MockAnswers, markup = '<portico-sessions></portico-sessions>') {
  const list = await draw(markup, { ...signedIn, ...answers });
  await shown(list, '[data-pt-row]');
  return list;
}

describe('what happened lately, below the sessions', () => {
  it('A2: has words for ways to log in and events of a newer server', async () => {
    const [own, phone] = sessions;
    assert.exists(own);
    assert.exists(phone);
    const entry = { browser: '', system: '', place: '', at: Date.now() };
    const list = await drawSessions({
      listSessions: { sessions: [own, { ...phone, method: 'toString' }], now },
      listActivity: {
        now,
        entries: [
          { ...entry, id: '2', event: 'constructor' },
          { ...entry, id: '1', event: 'login' },
        ],
      },
    });
    const note = (await shown(list, '[data-pt-row=phone] .pt-row-note')).textContent.replaceAll(/\s+/g, ' ').trim();
    assert.equal(note, 'Active 3 hours ago · 198.51.100.x');
    const events = [...list.querySelectorAll('section .pt-row-name')].map((name) => name.textContent.trim());
    assert.deepEqual(events, ['Something else happened in this account', 'Logged in']);
    await says(list, 'Unknown device');
  });

  it('counts from the server’s clock, also when this session was seen a while before', async () => {
    const [own, phone] = sessions;
    assert.exists(own);
    assert.exists(phone);
    const ago = (minutes: number): number => now - minutes * 60_000;
    const list = await drawSessions({
      listSessions: {
        sessions: [
          { ...own, seenAt: ago(30) },
          { ...phone, seenAt: ago(40) },
        ],
        now,
      },
      listActivity: {
        now,
        entries: [{ id: '1', event: 'login', at: ago(20), browser: '', system: '', place: '' }],
      },
    });
    await says(await shown(list, '[data-pt-row=phone]'), 'Active 40 minutes ago');
    await says(await shown(list, 'section'), '20 minutes ago');
  });

  it('says in words how one is logged in', async () => {
    const list = await drawSessions({});
    await says(await shown(list, '[data-pt-row=this]'), 'logged in with a password');
    await says(await shown(list, '[data-pt-row=office]'), 'signed up here');
  });

  it('opens older entries below the newest eight', async () => {
    const entry = { browser: 'Firefox', system: 'Linux', place: '', at: Date.now(), event: 'login' };
    const entries = Array.from({ length: 10 }, (_each, index) => ({ ...entry, id: String(index) }));
    const list = await drawSessions({ listActivity: { entries, now } });
    const summary = await shown(list, 'summary');
    assert.equal(summary.textContent, 'Show 2 older entries');
    assert.lengthOf(list.querySelectorAll('section > .pt-rows li'), 8);
    summary.focus();
    await sendKeys({ press: 'Enter' });
    assert.lengthOf(list.querySelectorAll('details[open] li'), 2);
  });

  it('says that nothing happened, and that it could not be loaded, in different words', async () => {
    let entries: 'none' | 'broken' = 'broken';
    const list = await drawSessions({
      listActivity: () => (entries === 'broken' ? { broken: 'offline' } : { entries: [], now }),
    });
    await says(list, 'Your recent activity could not be loaded.');
    assert.isNull(list.querySelector('.pt-alert'), 'the sessions are there');
    assert.exists(list.querySelector('[data-pt-action="end:phone"]'));
    entries = 'none';
    (await shown(list, '[data-pt-action=load]')).click();
    await says(list, 'Nothing yet.');
  });

  it('leaves out what happened where the page wants that, and does not ask for it', async () => {
    let calls = 0;
    const list = await drawSessions(
      {
        listActivity: () => {
          calls++;
          return { entries: [], now };
        },
      },
      '<portico-sessions no-activity></portico-sessions>',
    );
    assert.isNull(list.querySelector('section'));
    assert.equal(calls, 0);
  });
});
