import { assert } from '@open-wc/testing';
import { apiPath, type OperationId, operationIds, operations } from '@portico/contract';
import { PorticoClient } from '../src/client/portico-client.js';
import { exampleAnswers } from '../src/mock/fixtures.js';
import { says, shown, submit } from '../src/mock/scenario.js';
import { credentialForms } from './credential-forms.js';
import { draw, fieldOf } from './draw.js';
import { nextEvent } from './events.js';
import { answerWith } from './network.js';

/** What a server of a later version adds everywhere. */
const added = { addedLater: { by: ['a newer server'] } };

function withMore(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withMore);
  if (typeof answer !== 'object' || answer === null) return answer;
  const entries = Object.entries(answer).map(([name, value]) => [name, withMore(value)]);
  return { ...Object.fromEntries(entries), ...added };
}

/** Has an operation answer from now on what the contract of this version does not know. */
function answerAnew(id: OperationId, body: object): void {
  const known = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    return pathname === apiPath + operations[id].path ? Promise.resolve(Response.json(body)) : known(input, init);
  };
}

/** What a form fires once it has had its answer. */
const doneBy = {
  'portico-signup': 'portico-signed-up',
  'portico-forgot-password': 'portico-reset-requested',
  'portico-reset-password': 'portico-password-changed',
  'portico-change-password': 'portico-password-changed',
} as Record<string, 'portico-logged-in' | 'portico-signed-up' | 'portico-reset-requested' | 'portico-password-changed'>;

describe('a server of another version (WB16)', () => {
  for (const { tag, html, answers, operation, fill, typed } of credentialForms) {
    const [name, text] = typed;

    it(`that does not speak with ${tag} any more: it says that the page is out of date, and keeps what was typed`, async () => {
      const element = await draw(html, { ...answers, [operation]: { error: 'contract_unsupported' } });
      await fill(element);
      const failed = nextEvent(element, 'portico-error');
      submit(element);
      assert.equal((await failed).detail.code, 'contract_unsupported');
      await shown(element, '.pt-alert[role=alert]');
      await says(element, 'This page is out of date. ');
      await says(element, 'Reload it and try again.');
      assert.equal(fieldOf(element, name).value, text);
      element.lang = 'de';
      await says(element, 'Diese Seite ist veraltet. ');
    });

    it(`that leads ${tag} where this version knows no way: it says the same, and the next try is sent`, async () => {
      const element = await draw(html, answers);
      answerAnew(operation, { next: 'riddle', riddle: 'What is black and white and read all over?' });
      await fill(element);
      const failed = nextEvent(element, 'portico-error');
      submit(element);
      assert.equal((await failed).detail.code, 'contract_unsupported');
      await shown(element, '.pt-alert[role=alert]');
      await says(element, 'This page is out of date. ');
      assert.equal(document.activeElement, await shown(element, '.pt-alert'));
      assert.equal(fieldOf(element, name).value, text);
      answerAnew(operation, exampleAnswers()[operation]);
      const answered = nextEvent(element, doneBy[tag] ?? 'portico-logged-in');
      submit(element);
      await answered;
    });
  }

  for (const next of ['factor', 'new_password', 'link_account'] as const) {
    it(`that asks for ${next} after the password: the login says that the page is out of date`, async () => {
      const login = await draw('<portico-login></portico-login>', { login: { next } });
      const [{ fill }] = credentialForms as [(typeof credentialForms)[0]];
      await fill(login);
      submit(login);
      await says(login, 'This page is out of date. ');
    });
  }

  it('that says more than this version knows is understood all the same, and no more is passed on', async () => {
    const examples = Object.entries(exampleAnswers()) as [OperationId, unknown][];
    await answerWith(Object.fromEntries(examples.map(([id, answer]) => [id, withMore(answer)])));
    const client = new PorticoClient();
    for (const id of operationIds) {
      if (operations[id].method !== 'GET') continue;
      const answer = await client.call(id, {});
      assert.notInclude(JSON.stringify(answer), 'addedLater', id);
    }
  });

  for (const { tag, html, answers, operation, fill } of credentialForms) {
    it(`that says more to ${tag} is understood`, async () => {
      const element = await draw(html, answers);
      answerAnew(operation, withMore(exampleAnswers()[operation]) as object);
      await fill(element);
      let failed = '';
      element.addEventListener('portico-error', ({ detail }) => (failed = detail.code));
      const answered = nextEvent(element, doneBy[tag] ?? 'portico-logged-in');
      submit(element);
      await answered;
      assert.equal(failed, '');
    });
  }
});
