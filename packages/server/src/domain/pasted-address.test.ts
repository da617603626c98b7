import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseAddress } from './address.js';
import { pastedAddress } from '@portico/contract';

describe('a pasted address', () => {
  it('is the one that is seen, without what mail programs, chats and keyboards put around it', () => {
    for (const pasted of [
      'ana@mail.example',
      ' ana@mail.example\n',
      '\u00a0ana@mail.example\u3000',
      'ana@mail.example\u200b',
      '\ufeffana@mail.example',
      '\u200eana@mail.example\u200e',
      '\u202aana@mail.example\u202c',
      '\u202dana@mail.example\u202c',
      '\u2068ana@mail.example\u2069',
      'ana@ma\u00adil.example',
      'ana\u200b@mail\u2060.example',
      'an\u200da@mail.example\u200c',
      'mailto:ana@mail.example',
      'MailTo:ana%40mail.example',
      'mailto:%61na@mail.example?subject=Hi%20Ana&body=Hello',
      'mailto:ana@mail.example?',
      '<ana@mail.example>',
      '< ana@mail.example >',
      '<mailto:ana@mail.example>',
      'Ana <ana@mail.example>',
      'Ruiz, Ana <ana@mail.example>',
      '"Ruiz, Ana" <ana@mail.example>',
      'ana@mail.example <ana@mail.example>',
      'ana@mail.example<mailto:ana@mail.example>',
      'ana\uff20mail.example',
      ' \u200eAna\u200b <\u00a0mailto:ana\uff20mail.example\u00ad>\u200e ',
    ]) {
      assert.equal(pastedAddress(pasted), 'ana@mail.example', JSON.stringify(pasted));
    }
  });

  it('comes back as it is where it could mean two, or hides how it is read', () => {
    for (const pasted of [
      'ana@mail.example, eve@evil.example',
      'ana@mail.example;eve@evil.example',
      'mailto:ana@mail.example,eve@evil.example?subject=x,',
      'mailto:ana@mail.example?cc=eve@evil.example',
      'mailto:ana@mail.example?bcc=eve@evil.example',
      'mailto:ana@mail.example?to=eve@evil.example',
      'mailto:ana@mail.example?subject=Hi&to=eve@evil.example',
      'mailto:ana%4@mail.example',
      'mailto://ana@mail.example',
      'ana@mail.example <eve@evil.example>',
      'ana\uff20mail.example <eve@evil.example>',
      'ana\ufe6bmail.example <eve@evil.example>',
      '<ana@mail.example> <eve@evil.example>',
      'Ana <ana@mail.example> Eve <eve@evil.example>',
      'Ana <ana@mail.example',
      'ana@mail.example>',
      'Ana <<ana@mail.example>>',
      'Ana\r\nBcc: eve <ana@mail.example>',
      'ana@mail.example\uff20evil.example',
      'eve\uff20evil.example@mail.example',
      'ana\ufe6bmail.example',
      'ana\u202e@mail.example',
      'ana@\u2066mail.example',
      'an\u0430@mail.example',
      '\uff41na@mail.example',
      'ana@نامه\u200cای.example',
    ]) {
      assert.equal(pastedAddress(pasted), pasted, JSON.stringify(pasted));
    }
  });

  it('keeps every letter that is seen of an address, in its order, and is the same when it is read again', () => {
    const part = fc.constantFrom(
      ...['ana', '@', '\uff20', '<', '>', ' ', 'mailto:', ',', '?subject=', '%40', '\u200b', '\u200c', '\u202a'],
      ...['\u202e', '.example', 'mail', '\u00ad', '\ud800', '\n', 'é', 'نا', '&cc=', '/'],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const typed = parts.join('');
        const address = pastedAddress(typed);
        if (typeof parseAddress(address) !== 'string') assert.equal(pastedAddress(address), address);
        // Only what is decoded has letters that were not typed.
        if (!/mailto/i.test(typed)) {
          const seen = address.replaceAll('@', '\uff20').replace(/[\s\u200c\u200b]/g, '');
          assert.ok(
            typed
              .replaceAll('@', '\uff20')
              .replace(/[\s\u200b\u00ad\u200c]/g, '')
              .includes(seen),
            typed,
          );
        }
      }),
      { numRuns: 3000 },
    );
  });
});
