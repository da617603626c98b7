import { assert } from '@open-wc/testing';
import { catalogues } from '../forms/index.js';

/** What every word with one value says of one, by the name of the word. */
function ofOne(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, word]: [string, unknown]) => {
    if (typeof word === 'function') return [[path + name, String((word as (value: number) => unknown)(1))]];
    return typeof word === 'object' && word !== null ? ofOne(word, `${path}${name}.`) : [];
  });
}

describe('words with a number', () => {
  for (const language of ['en', 'de'] as const) {
    it(`speak of one minute in the singular: ${language}`, () => {
      const said = ofOne(catalogues[language]);
      assert.isAtLeast(said.filter(([, text]) => /minute/i.test(text)).length, 7);
      for (const [name, text] of said) assert.notMatch(text, /\b1 ?(minutes|Minuten)\b/, name);
    });
  }
});
