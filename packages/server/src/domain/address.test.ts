import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { envelopeForm, limitKey, parseAddress } from './address.js';

/** The compare key of an address, or the code of its refusal. */
const keyOf = (text: string): string => {
  const parsed = parseAddress(text);
  return typeof parsed === 'string' ? parsed : parsed.key;
};

describe('an email address', () => {
  it('is shown as typed and compared without case, with its domain as A-label', () => {
    assert.deepEqual(parseAddress('  Ana.Ruiz+Shop@Bücher.Example '), {
      display: 'Ana.Ruiz+Shop@Bücher.Example',
      key: 'ana.ruiz+shop@xn--bcher-kva.example',
    });
    const parsed = parseAddress('Ana@Bücher.example');
    assert.ok(typeof parsed !== 'string');
    assert.equal(envelopeForm(parsed), 'Ana@xn--bcher-kva.example');
  });

  it('is refused when a mail server could read it as another or as several', () => {
    for (const text of [
      'a@x.example,b@y.example',
      'a@x.example b@y.example',
      '"a b"@x.example',
      'a(comment)@x.example',
      '<a@x.example>',
      'a@[192.0.2.1]',
      '@route.example:a@x.example',
      'a@b@x.example',
      '.a@x.example',
      'a..b@x.example',
      'a.@x.example',
      '-a@x.example',
      'a@-x.example',
      'a@x.123',
      'a@x.example.',
      'a@localhost',
      'a@',
      '@x.example',
      '',
    ]) {
      assert.match(keyOf(text), /^address_(invalid|incomplete)$/, text);
    }
    for (const text of [
      'a\r\nBcc: b@x.example',
      'a\0@x.example',
      'a\u202e@x.example',
      'a\u200b@x.example',
      'ä@x.example',
    ]) {
      assert.equal(keyOf(text), 'address_characters', JSON.stringify(text));
    }
  });

  it('has at most 64 octets before the @ and 254 in all', () => {
    const domain = `${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}.example`;
    const local = 254 - domain.length - 1;
    assert.equal(typeof parseAddress(`${'a'.repeat(local)}@${domain}`), 'object');
    assert.equal(keyOf(`${'a'.repeat(local + 1)}@${domain}`), 'address_too_long');
    assert.equal(typeof parseAddress(`${'a'.repeat(64)}@x.example`), 'object');
    assert.equal(keyOf(`${'a'.repeat(65)}@x.example`), 'address_too_long');
  });

  it('RS8: no other character in place of a letter makes the address of somebody else', () => {
    const letter = fc.constantFrom('k', 'm', 'i', 's', 'e', '@', '.');
    const character = fc.integer({ min: 0x80, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff);
    fc.assert(
      fc.property(letter, character, (replaced, code) => {
        const typed = 'mike.s@mail.example'.replace(replaced, String.fromCodePoint(code));
        assert.match(keyOf(typed), /^address_/);
      }),
      { numRuns: 5000 },
    );
    for (const typed of [
      'mi\u212ae@x.example',
      '\u1fefmike@x.example',
      'm\u0131ke@x.example',
      'mi\u017fe@x.example',
      'm\ufb01e@x.example',
      'mike\uff20x.example',
    ]) {
      assert.match(keyOf(typed), /^address_/, typed);
    }
  });

  it('is read the same again from the form that is stored', () => {
    const local = fc.stringMatching(/^[A-Za-z0-9]{1,10}([.+_-][A-Za-z0-9]{1,10})?$/);
    const domain = fc.stringMatching(/^[A-Za-z]{1,10}\.[A-Za-z]{2,6}$/);
    fc.assert(
      fc.property(local, domain, (left, right) => {
        const parsed = parseAddress(`${left}@${right}`);
        assert.ok(typeof parsed !== 'string');
        assert.deepEqual(parseAddress(parsed.display), parsed);
        assert.equal(keyOf(parsed.key), parsed.key);
      }),
    );
  });

  it('any text at all is either an address or refused with a code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        assert.match(keyOf(text), /^address_|^[!-?A-~]+@[a-z0-9.-]+$/);
      }),
    );
  });

  it('RL13: guesses at variants of an address are counted together', () => {
    for (const key of [
      'ana.ruiz@x.example',
      'a.n.a.r.u.i.z@x.example',
      'anaruiz+shop@x.example',
      'ana.ruiz+a+b@x.example',
    ]) {
      assert.equal(limitKey(key), 'anaruiz@x.example');
    }
    assert.notEqual(limitKey('ana@x.example'), limitKey('ana@y.example'));
  });
});
