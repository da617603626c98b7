import { assert } from '@open-wc/testing';
import type { MockBreak } from '../src/mock/mock-handlers.js';
import { shown, submit } from '../src/mock/scenario.js';
import { credentialForms } from './credential-forms.js';
import { draw, fieldOf } from './draw.js';
import { nextEvent } from './events.js';

const breaks: Partial<Record<MockBreak, string>> = {
  offline: 'network_failed',
  // A proxy's page: 502 Bad Gateway.
  html: 'network_failed',
  truncated: 'answer_unexpected',
};

describe('a broken network (WB12)', () => {
  for (const { tag, html, answers, operation, fill, typed } of credentialForms) {
    for (const [broken, code] of Object.entries(breaks)) {
      it(`is told by ${tag} in words when the answer is ${broken}, and nothing typed is lost`, async () => {
        const [name, text] = typed;
        let calls = 0;
        const element = await draw(html, {
          ...answers,
          [operation]: () => {
            calls++;
            return { broken };
          },
        });
        await fill(element);
        const input = fieldOf(element, name);
        const failed = nextEvent(element, 'portico-error');
        submit(element);
        assert.equal((await failed).detail.code, code);
        const alert = await shown(element, '.pt-alert[role=alert]');
        assert.equal(document.activeElement, alert);
        assert.equal(fieldOf(element, name), input);
        assert.equal(input.value, text);
        assert.isFalse(input.readOnly);

        const again = nextEvent(element, 'portico-error');
        submit(element);
        await again;
        assert.equal(calls, 2, 'a second try is sent');
      });
    }

    it(`leaves ${tag} filled while the server does not answer, and Escape gives up without a message`, async () => {
      const [name, text] = typed;
      const element = await draw(html, { ...answers, [operation]: { broken: 'hangs' } });
      await fill(element);
      submit(element);
      await shown(element, '.pt-spinner');
      const input = fieldOf(element, name);
      assert.equal(input.value, text);
      assert.isTrue(input.readOnly);
      input.dispatchEvent(new KeyboardEvent('keyup', { key: 'Escape', bubbles: true }));
      await shown(element, 'form:not([aria-busy])');
      assert.equal(fieldOf(element, name).value, text);
      assert.isNull(element.querySelector('.pt-alert'));
    });
  }
});
