import { assert } from '@open-wc/testing';
import { exampleAccountAnswers } from '../src/mock/account-fixtures.js';
import { exampleSession } from '../src/mock/fixtures.js';
import { shown } from '../src/mock/scenario.js';
import { draw } from './draw.js';

/** What shows an account, by the call that it begins with, and what it shows then. */
const elements = [
  ['portico-email-manager', 'getContactSettings', '[part=row]'],
  ['portico-notifications', 'getContactSettings', '[data-pt-choice]'],
  ['portico-profile', 'getProfile', '[name=jobTitle]'],
  ['portico-sessions', 'listSessions', '[part=row]'],
] as const;

/** A promise, and what settles it. */
function door(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('a refusal that comes after somebody logged in', () => {
  for (const [tag, call, selector] of elements) {
    it(`asks nothing in ${tag}, which then shows what is theirs`, async () => {
      const [asked, late] = [door(), door()];
      let calls = 0;
      const answers = exampleAccountAnswers(Date.now());
      const element = await draw(`<${tag}></${tag}>`, {
        [call]: async () => {
          if (calls++ > 0) return answers[call];
          asked.open();
          await late.opened;
          return { error: 'session_missing' };
        },
      });
      const client = element.closest('portico-provider')?.client ?? assert.fail('no client');
      await shown(element, '[data-pt-to=login]');
      await asked.opened;
      await client.call('login', { email: exampleSession.user.email, password: 'correct horse' });
      late.open();
      await shown(element, selector);
      assert.isNull(document.querySelector('portico-reauthenticate'));
      assert.isNull(element.querySelector('.pt-alert'));
      assert.isOk(client.session);
    });
  }
});
