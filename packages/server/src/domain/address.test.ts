import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pastedText } from '@portico/contract';
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
      '<a@x.example',
      'b@x.example <a@x.example>',
      '<a@x.example> <b@x.example>',
      'a@[192.0.2.1]',
      '@route.example:a@x.example',
      'a@b@x.example',
      '.a@x.example',
      'a..b@x.example',
      'a.@x.example',
      '-a@x.example',
      'a@-x.example',
      'a@x.123',
      'a@evil.example/.corp.example',
      'a@evil.example/../corp.example',
      'a@evil.example?x.corp.example',
      'a@evil.example#x.corp.example',
      'a@evil.example:25.corp.example',
      'a@evil.example\\.corp.example',
      'a@%65vil.example',
      'a@evil.example%2f.corp.example',
      'a@evil%2eexample.corp',
      'a@evil.example;.corp.example',
      'a@evil.example&.corp.example',
      'a@evil.example\uff0f.corp.example',
      'a@evil.example\u2100.corp.example',
      'a@\u00bd.example',
      'a@ev_il.example',
      'a@xn--0117.example',
      'a@0x7f.0x0.0x0.0x1',
      'a@1.2.3.4',
      '=?utf-8?q?a?=@x.example',
      '=?utf-8?q?a=40evil.example=3e=00?=@x.example',
      'a=?utf-8?b?YQ==?=b@x.example',
      '=?x@x.example',
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
      'a\u202a@x.example',
      'a\u2066b@x.example',
      'a@ex\ufe0fample.example',
      'a@نامه\u200cای.example',
      'a@\u3164x.example',
      'a\ue000@x.example',
      'a\ud800@x.example',
      'a@x\ud800.example',
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
        const character = String.fromCodePoint(code);
        const typed = 'mike.s@mail.example'.replace(replaced, character);
        // The one letter that is read as another: it looks the same, and there is no other @.
        if (replaced === '@' && character === '\uff20') return;
        const isUnseen = pastedText(`a${character}`) === 'a';
        const seen = typed.replace(character, '');
        assert.match(keyOf(typed), isUnseen && seen.includes('@') ? new RegExp(`^${seen}$`) : /^address_/);
      }),
      { numRuns: 5000 },
    );
    for (const typed of [
      'mi\u212ae@x.example',
      '\u1fefmike@x.example',
      'm\u0131ke@x.example',
      'mi\u017fe@x.example',
      'm\ufb01e@x.example',
      'mike\ufe6bx.example',
      'mike\uff20x.example\uff20y.example',
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

  it('EM10: what is checked, stored, shown and mailed is one address, whatever letters it was typed in', () => {
    const local = fc.stringMatching(/^[A-Za-z0-9]{1,10}([.+_-][A-Za-z0-9]{1,10})?$/);
    const letter = fc.oneof(
      fc.constantFrom(
        ...Array.from('abXYß09-\u00fc\u0131\u0130\u03a3\u03c3\u03c2\u0345\ufb01\u017f\u212a\uff42\u3002\u{1d426}'),
      ),
      fc.constantFrom(...Array.from('/?#%:@\\;&=_ \t\u00ad\u200b\u200c\ufe0f\uff0f\u2100\u00bd\u2488')),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    const domain = fc
      .array(letter, { minLength: 1, maxLength: 8 })
      .map((letters) => `${letters.join('')}.corp.example`);
    fc.assert(
      fc.property(local, domain, (left, right) => {
        const parsed = parseAddress(`${left}@${right}`);
        if (typeof parsed === 'string') return;
        assert.deepEqual(parseAddress(parsed.display), parsed);
        assert.deepEqual(keyOf(envelopeForm(parsed)), parsed.key);
        assert.match(envelopeForm(parsed), /^[A-Za-z0-9.+_-]+@([a-z0-9-]+\.)*corp\.example$/);
        assert.match(parsed.display, /@[^@]*\.corp\.example$/);
        assert.equal(parsed.display.normalize('NFKC'), parsed.display, 'nothing is shown that was converted');
      }),
      { numRuns: 2000 },
    );
  });

  it('EM10: a domain is shown as typed where that only differs in case, else in the letters that it was converted into', () => {
    for (const [typed, shown] of [
      ['Bücher.Example', 'Bücher.Example'],
      ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
      ['\uff42ücher\u3002example', 'bücher.example'],
      ['\u212aiosk.example', 'Kiosk.example'],
      ['\u{1d426}ail.example', 'mail.example'],
      ['ΣΑΣ.example', 'ΣΑΣ.example'],
      ['STRAßE.example', 'STRAßE.example'],
    ]) {
      const parsed = parseAddress(`ana@${typed}`);
      assert.equal(typeof parsed === 'string' ? parsed : parsed.display, `ana@${shown}`);
    }
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
