import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cookieValues } from './cookie-values.js';

describe('the values of a cookie', () => {
  it('SE4: are those of exactly this name, whatever stands around it', () => {
    for (const header of [
      'id=1',
      'a=b; id=1; c=d',
      ' \t id \t=\t 1 \t',
      'a=b;id=1',
      'id=1;',
      ';;id=1',
      'xid=2; id=1; idx=3; ID=4; id; =5; id-x=6',
    ]) {
      assert.deepEqual(cookieValues(header, 'id'), ['1'], JSON.stringify(header));
    }
    for (const [header, value] of [
      ['id=', ''],
      ['id=a=b', 'a=b'],
      ['id="a"', '"a"'],
      ['id=%41', '%41'],
      ['id=a b', 'a b'],
      ['id=\u00a0a', '\u00a0a'],
    ] as const) {
      assert.deepEqual(cookieValues(header, 'id'), [value], JSON.stringify(header));
    }
    assert.deepEqual(cookieValues(undefined, 'id'), []);
  });

  it('SE4: are all that were sent, in their order', () => {
    assert.deepEqual(cookieValues('id=1; id=2;\tid =3', 'id'), ['1', '2', '3']);
  });

  it('SE4: are none of a name with anything but spaces and tabs before or after it', () => {
    const junk = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 3 })
      .filter((text) => !/^[ \t]*$|[;=]/.test(text));
    fc.assert(
      fc.property(junk, (text) => {
        assert.deepEqual(cookieValues(`${text}id=1; id${text}=2`, 'id'), []);
      }),
    );
    for (const space of ['\u00a0', '\ufeff', '\v', '\f', '\r', '\n', '\u0085', '\u2028', '\u3000', '\0']) {
      assert.deepEqual(cookieValues(`${space}id=1; a=b; id${space}=1`, 'id'), [], JSON.stringify(space));
    }
  });
});
