import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { resolveReturnTo } from './return-to.js';

const allowedOrigins = ['https://www.acme.example', 'http://localhost:5173'];
const targets = {
  base: 'https://acme.example/p/shop',
  isAllowed: (origin: string) => allowedOrigins.includes(origin),
  home: 'https://acme.example/p/shop/',
};

describe('where a browser is sent afterwards', () => {
  it('is a path of this origin or a URL of an allowed one', () => {
    for (const [wish, url] of [
      ['/account?tab=1#top', 'https://acme.example/account?tab=1#top'],
      ['help/42', 'https://acme.example/p/shop/help/42'],
      ['https://www.acme.example/a', 'https://www.acme.example/a'],
      ['HTTPS://WWW.ACME.EXAMPLE/a', 'https://www.acme.example/a'],
      ['http://localhost:5173/', 'http://localhost:5173/'],
    ] as const) {
      assert.equal(resolveReturnTo(wish, targets), url);
    }
  });

  it('CS7: is the portal’s home for everything else', () => {
    for (const wish of [
      undefined,
      '',
      '//evil.example',
      '///evil.example',
      '////evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      '\u0000//evil.example',
      ' https://evil.example',
      'https:/\\evil.example',
      'http:evil.example',
      'https://evil.example',
      'https://evil.example/https://acme.example',
      'https://acme.example.evil.example',
      'https://acme.example@evil.example',
      'https://acme.example:443@evil.example',
      'https://user@acme.example/',
      'https://user:pass@www.acme.example/',
      'https://evilacme.example',
      'https://acme.example:8443',
      'http://acme.example',
      'https://www.acme.example.',
      'https://www.acme.example:444',
      'http://www.acme.example',
      'https://acme。evil.example',
      'https://evil。example',
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'blob:https://acme.example/1',
      'filesystem:https://acme.example/1',
      'file:///etc/passwd',
      'ftp://acme.example/',
      'about:blank',
      'view-source:https://acme.example',
      '/a\r\nLocation: https://evil.example',
      'http://localhost:5174/',
      'http://[::1]:5173/',
    ]) {
      assert.equal(resolveReturnTo(wish, targets), targets.home, JSON.stringify(wish));
    }
  });

  it('CS7: stays on this origin whatever dots, signs and encodings a path has', () => {
    for (const wish of [
      'https:evil.example',
      '@evil.example',
      '.evil.example',
      '/%2f%2fevil.example',
      '/%5cevil.example',
      '/%00',
      '/%250a',
      '?//evil.example',
      '#//evil.example',
      '/..//evil.example',
    ]) {
      assert.equal(new URL(resolveReturnTo(wish, targets)).origin, 'https://acme.example', wish);
    }
  });

  it('goes home rather than to a URL that no proxy would take in a header', () => {
    const long = (length: number, letter: string) => resolveReturnTo(`/${letter.repeat(length)}`, targets);
    assert.equal(long(2000, 'a'), `https://acme.example/${'a'.repeat(2000)}`);
    assert.equal(long(2048, 'a'), targets.home);
    assert.equal(long(700, '€'), targets.home);
  });

  it('CS7: never leaves the allowed origins, however it is mixed', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '//',
      ':',
      '@',
      '.',
      '%2f',
      '%09',
      '\t',
      '?',
      '#',
      'https:',
      'javascript:',
      'evil.example',
      'acme.example',
      '。',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const { origin } = new URL(resolveReturnTo(pieces.join(''), targets));
        assert.ok(origin === 'https://acme.example' || allowedOrigins.includes(origin), pieces.join(''));
      }),
      { numRuns: 3000 },
    );
  });
});
