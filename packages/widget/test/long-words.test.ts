import { assert } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { catalogues } from '../src/forms/index.js';
import { type PartialCatalogue, registerLanguage } from '../src/i18n/catalogues.js';
import { enact } from '../src/mock/scenario.js';
import { scenarios } from '../src/mock/scenarios.js';
import { draw } from './draw.js';

/** A text half as long again, as translations may be; what is filled in stays. */
function longer(words: unknown): unknown {
  if (typeof words === 'string') {
    const more = 'ö'.repeat(Math.ceil(words.length * 0.5)).replace(/(.{7})/g, '$1 ');
    return `[${words} ${more}]`;
  }
  if (typeof words === 'function') return (...args: unknown[]) => longer(Reflect.apply(words, undefined, args));
  return Object.fromEntries(Object.entries(words as object).map(([key, value]) => [key, longer(value)]));
}

/** What sticks out of the window, in words. */
function tooWide(root: ParentNode): string[] {
  return (
    [...root.querySelectorAll<HTMLElement>('*')]
      // A strip of tabs scrolls by itself.
      .filter((element) => !element.closest('.pt-sr, [role=tablist]'))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => `${element.localName}.${element.className} ${element.textContent.slice(0, 40)}`)
  );
}

describe('words that are half as long again, in a window of 320 pixels', () => {
  before(async () => {
    registerLanguage('qps', longer(catalogues.en) as PartialCatalogue);
    await setViewport({ width: 320, height: 640 });
    document.documentElement.lang = 'qps';
    document.body.style.margin = '0';
  });

  after(async () => {
    document.documentElement.lang = 'en';
    await setViewport({ width: 800, height: 600 });
  });

  for (const scenario of scenarios) {
    it(`fit in the state ${scenario.state} of ${scenario.element}`, async () => {
      const element = await draw(scenario.html, scenario.answers);
      await enact(scenario, element);
      assert.isAtMost(document.documentElement.scrollWidth, 320);
      assert.deepEqual([...tooWide(element), ...tooWide(element.shadowRoot ?? element)], []);
    });
  }
});
