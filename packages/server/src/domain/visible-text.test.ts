import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pastedText } from '@portico/contract';
import { parsePersonName } from './person-name.js';
import { hasVisibleSign } from './visible-text.js';

const unseen = [
  ...['\u3164', '\u115f', '\u1160', '\uffa0', '\u2800', '\u180e', '\u17b4', '\u17b5', '\u200b', '\u200c', '\u200d'],
  ...['\u200e', '\u2060', '\ufe00', '\ufe0f', '\ufffc', '\ufff9', '\u034f', '\u00ad', '\u061c', '\u180b'],
  ...['\u{1d159}', '\u{1d173}', '\u{e0041}', '\u{e007f}', '\u{e0100}', '\ufff0', '\u202e', '\u2066'],
];

describe('text that is seen', () => {
  it('IN9: a name of invisible signs is none, and neither is one with such a sign in it', () => {
    for (const sign of unseen) {
      for (const name of [sign, sign.repeat(3), `${sign} ${sign}`, `Ana ${sign}`, `${sign}Ana`, `1${sign}2`]) {
        // A selector after a digit is part of an emoji such as 1️⃣.
        if (/^1[\ufe00\ufe0f]2$/.test(name)) continue;
        const read = pastedText(name).replace(/\s+/g, ' ');
        // What copying brings along is left out; anything else is refused.
        const expected = read.includes(sign) ? 'characters_refused' : { name: read };
        assert.deepEqual(parsePersonName(name), expected, JSON.stringify(name));
      }
      assert.equal(hasVisibleSign(sign), false, JSON.stringify(sign));
    }
    for (const name of [
      '\u0301',
      '\u0301 \u0302',
      '\u200d\u200d',
      'a\u200d\u200db',
      '👩\u200d',
      '\u200d👩',
      'Ana\u200d',
    ]) {
      assert.equal(parsePersonName(name), 'characters_refused', JSON.stringify(name));
    }
  });

  it('IN9: joiners and selectors stay where a script or an emoji needs them', () => {
    for (const name of [
      'می\u200cخواهم',
      'ශ්\u200dරී',
      'രാജന്\u200d',
      'ক্\u200dষ',
      '葛\u{e0100}城',
      '神\ufe00',
      'ᠰᠠᠷᠠ\u180eᠠ',
      '👩\u200d👩\u200d👧',
      '🏳\ufe0f\u200d🌈',
      '👩🏽\u200d💻 Ana',
      '❤\ufe0f',
      '1\ufe0f\u20e3',
      '王小明',
      "O'Neil-Smith, Jr.",
      'Ana',
    ]) {
      assert.deepEqual(parsePersonName(name), { name: name.normalize('NFC') }, JSON.stringify(name));
      assert.equal(hasVisibleSign(name), true);
    }
    assert.deepEqual(parsePersonName(' \u3000\u00a0'), { name: '' });
  });
});
