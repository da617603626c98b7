import { assert } from '@open-wc/testing';
import { announced } from '../../../test/announced.js';
import { read } from '../../../test/contact.js';
import { draw, fieldOf } from '../../../test/draw.js';
import { nextEvent } from '../../../test/events.js';
import { exampleSession } from '../../mock/fixtures.js';
import type { MockAnswers } from '../../mock/mock-handlers.js';
import { gone, shown, submit, type } from '../../mock/scenario.js';
import type { PorticoReauthenticate } from './reauthenticate.js';

const { email } = exampleSession.user;
const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;

/** Asks, and waits for the question. */
async function ask(method: 'password' | 'code' | 'login', answers: MockAnswers): Promise<HTMLElement> {
  const asker = (await draw('<portico-reauthenticate></portico-reauthenticate>', answers)) as PorticoReauthenticate;
  void asker.ask({ method, email, minutes: 10 });
  await shown(asker, 'dialog[open]');
  return asker;
}

/** Types into a field and sends it: a wrong answer is then marked, and the focus is in it. */
async function tryWith(asker: HTMLElement, name: string, value: string): Promise<string> {
  type(asker, name, value);
  submit(asker);
  const error = await shown(asker, '.pt-error');
  const input = fieldOf(asker, name);
  assert.equal(input.getAttribute('aria-invalid'), 'true');
  assert.include(input.getAttribute('aria-describedby'), error.id);
  assert.equal(document.activeElement, input);
  assert.isNull(asker.querySelector('[part=alert]'), 'no message stands away from the field');
  return read(error);
}

describe('portico-reauthenticate', () => {
  it('speaks of the password alone when it is wrong, though the session is over', async () => {
    const asker = await ask('login', { getSession: { session: null }, login: { error: 'credentials_wrong' } });
    assert.equal(await tryWith(asker, 'password', 'correct horse'), 'Wrong password. Check it and try again.');
  });

  it('marks a wrong code, says it again for a second one, and that the last try was the last', async () => {
    const told = ['code_wrong', 'code_wrong', 'code_dead'] as const;
    let tries = 0;
    const asker = await ask('code', {
      ...signedIn,
      reauthenticate: () => ({ error: 'code_wrong', fields: { code: told[tries++] ?? 'code_dead' } }),
    });
    fieldOf(asker, 'code').focus();
    assert.include(await tryWith(asker, 'code', '111111'), 'This code is wrong or has expired.');
    await announced('This code is wrong or has expired.');
    type(asker, 'code', '222222');
    await gone(asker, '.pt-error');
    assert.include(await tryWith(asker, 'code', '222222'), 'This code is wrong or has expired.');
    type(asker, 'code', '333333');
    await gone(asker, '.pt-error');
    assert.include(await tryWith(asker, 'code', '333333'), 'there were too many wrong attempts. Request a new one.');
    await announced('there were too many wrong attempts');
    assert.isNotNull(asker.querySelector('[data-pt-action=resend]'));
  });

  for (const method of ['password', 'login'] as const) {
    it(`leads whoever forgot their password on from its field (${method}), with the address`, async () => {
      const asker = await ask(method, method === 'login' ? { getSession: { session: null } } : signedIn);
      const navigated = nextEvent(asker, 'portico-navigate');
      const link = await shown(asker, '[data-pt-to=forgot]');
      assert.equal(read(link), 'Forgot your password?');
      link.click();
      const { detail } = await navigated;
      assert.deepEqual([detail.to, detail.email], ['forgot', email]);
    });
  }
});
