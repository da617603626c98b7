import fc from 'fast-check';
import { goodPassword } from '../../rig/people.js';

/** What a form would hold: addresses, passwords, tokens, codes, languages, URLs. */
const plausible = [
  'ana@mail.example',
  'Ana.Ruiz+news@mail.example',
  'ana@bücher.example',
  goodPassword,
  '123456',
  '123 456',
  'A'.repeat(64),
  'A'.repeat(43),
  'de',
  'en-GB',
  '/articles/terms',
  'https://elsewhere.example/',
  '//elsewhere.example',
  'verify_address',
];

/** What breaks programs: NUL, lone surrogates, piles of marks, bidi, what is a name to JavaScript or to SQL. */
const odd = [
  '\0',
  'ana\0@mail.example',
  '\ud800',
  '\udc00@\udbff',
  '\ufeff',
  '\u202eana@mail.example',
  `a${'\u0301'.repeat(200)}`,
  '👩‍👩‍👧‍👦'.repeat(20),
  'ﬃ'.repeat(100),
  '__proto__',
  'constructor',
  'toString',
  "' or 1=1; --",
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}',
  '%00%ff%',
  '\r\nSet-Cookie: a=b',
  '../../../etc/passwd',
  '１２３４５６',
  '-1e309',
];

/** A text of at most `longest` UTF-16 units: plausible, odd, random or as long as it may be. */
export function texts(longest = 300, shortest = 0): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 4, arbitrary: fc.constantFrom(...plausible) },
      { weight: 3, arbitrary: fc.constantFrom(...odd) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
      { weight: 1, arbitrary: fc.constantFrom('a', '\u00e9', '\0').map((sign) => sign.repeat(longest)) },
    )
    .map((text) => text.slice(0, longest).padEnd(shortest, 'a'));
}

/** A value of the wrong kind, as likely as not nested. */
export const strangers: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1.5, Number.MAX_SAFE_INTEGER, '', [], {}, [[]], { $ne: null }, ['a', 'b']),
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(300, 5000, 70_000).map((length) => 'x'.repeat(length)),
);
