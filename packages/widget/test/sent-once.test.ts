import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { shown, submit } from '../src/mock/scenario.js';
import { credentialForms } from './credential-forms.js';
import { draw, fieldOf, nextTurn } from './draw.js';
import { nextEvent, recordEvents } from './events.js';

describe('a form that is sent', () => {
  for (const { tag, html, answers, operation, fill, typed } of credentialForms) {
    it(`goes once by Enter and ten more submits of ${tag} (WB9)`, async () => {
      let calls = 0;
      let answer: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const element = await draw(html, {
        ...answers,
        [operation]: async () => {
          calls++;
          await held;
          return { error: 'internal' };
        },
      });
      await fill(element);
      fieldOf(element, typed[0]).focus();
      await sendKeys({ press: 'Enter' });
      for (let repeat = 0; repeat < 10; repeat++) submit(element);
      await shown(element, '[aria-busy]');
      submit(element);
      const failed = nextEvent(element, 'portico-error');
      answer();
      await failed;
      assert.equal(calls, 1);
    });

    it(`is given up when ${tag} leaves the page, and nothing is heard of it (WB14)`, async () => {
      const element = await draw(html, { ...answers, [operation]: { broken: 'hangs' } });
      await fill(element);
      const network = globalThis.fetch;
      const sent = new Promise<AbortSignal>((resolve) => {
        globalThis.fetch = (input, init) => {
          if (input instanceof Request && input.method === 'POST') resolve(input.signal);
          return network(input, init);
        };
      });
      submit(element);
      const signal = await sent;
      await shown(element, '.pt-spinner');
      const events = recordEvents(element);
      const place = element.parentElement;
      element.remove();
      await nextTurn();
      assert.isTrue(signal.aborted);
      await nextTurn();
      assert.deepEqual(events, []);

      place?.append(element);
      await shown(element, 'form:not([aria-busy])');
      assert.equal(fieldOf(element, typed[0]).value, typed[1], 'what was typed is still there');
    });

    it(`goes on when ${tag} is only moved (WB14)`, async () => {
      const element = await draw(html, { ...answers, [operation]: { error: 'internal' } });
      await fill(element);
      const failed = nextEvent(element, 'portico-error');
      const events = recordEvents(element);
      submit(element);
      const place = document.createElement('div');
      element.parentElement?.append(place);
      place.append(element);
      await failed;
      assert.equal(fieldOf(element, typed[0]).value, typed[1]);
      assert.lengthOf(
        events.filter(({ name }) => name === 'portico-error'),
        1,
      );
    });
  }
});
