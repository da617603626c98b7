import fc from 'fast-check';
import { strangers, texts } from './texts.js';

/** A body as it goes over the wire, with what it says it is. */
export interface WireBody {
  body: string | Buffer;
  headers: Record<string, string>;
}

const json = { 'Content-Type': 'application/json' };
const strangeKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', '\0', 'isAdmin'];
const strangeTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json; charset=iso-8859-1',
  'application/json-patch+json',
  'application/json;;;=',
  'json',
  ',',
];

/** A good body as a client sends it. */
export function wire(input: unknown): WireBody {
  return { body: JSON.stringify(input), headers: json };
}

/** A good body, damaged in one of the ways in which clients and attackers damage them. */
export function broken(good: fc.Arbitrary<unknown>): fc.Arbitrary<WireBody> {
  return fc.oneof(wrongKeys(good), wrongText(good), wrongHeaders(good), nested);
}

/** A key less, a key more, a value of the wrong kind. */
function wrongKeys(good: fc.Arbitrary<unknown>): fc.Arbitrary<WireBody> {
  const parts = fc.tuple(good, fc.nat(), strangers, fc.constantFrom('drop', 'replace', 'add'), texts(64));
  return parts.map(([input, at, stranger, how, key]) => {
    const entries = Object.entries(input as object);
    const place = at % Math.max(1, entries.length);
    if (how === 'drop') entries.splice(place, 1);
    else if (how === 'replace' && entries[place]) entries[place] = [entries[place][0], stranger];
    else entries.push([at % 2 ? key : (strangeKeys[at % strangeKeys.length] ?? ''), stranger]);
    return { body: toJson(entries), headers: json };
  });
}

/** Twice the same key, cut off, not JSON, not UTF-8, with what other parsers allow. */
function wrongText(good: fc.Arbitrary<unknown>): fc.Arbitrary<WireBody> {
  const cut = fc.tuple(good, fc.nat()).map(([input, at]) => {
    const text = JSON.stringify(input);
    return text.slice(0, at % text.length);
  });
  const twice = good.map((input) => toJson([...Object.entries(input as object), ...Object.entries(input as object)]));
  const dressed = fc
    .tuple(good, fc.constantFrom(['\ufeff', ''], ['', '\0'], ['/**/', ''], ['', '{}'], ['[', ']'], ['"', '"']))
    .map(([input, [before = '', after = '']]) => before + JSON.stringify(input) + after);
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
  const numbers = fc.constantFrom('1e999', '{"email":1e999}', '-', 'NaN', 'null', 'true', '""', '[]', '0', '');
  return fc.oneof(cut, twice, dressed, bytes, numbers, texts(200)).map((body) => ({ body, headers: json }));
}

function wrongHeaders(good: fc.Arbitrary<unknown>): fc.Arbitrary<WireBody> {
  const types = fc.constantFrom(...strangeTypes).map((type) => ({ 'Content-Type': type }));
  const others = fc.constantFrom<Record<string, string>[]>(
    {},
    { ...json, 'Content-Encoding': 'gzip' },
    { ...json, 'Content-Encoding': 'utter, nonsense' },
    { ...json, 'Portico-Contract': '2' },
    { ...json, 'Portico-Contract': '' },
    { ...json, 'Portico-Contract': '1, 1' },
    { ...json, Origin: 'null' },
    { ...json, Origin: 'https://elsewhere.example' },
    { ...json, Origin: 'not an origin' },
  );
  return fc.tuple(good, fc.oneof(types, others)).map(([input, headers]) => ({ ...wire(input), headers }));
}

const nested: fc.Arbitrary<WireBody> = fc
  .tuple(fc.constantFrom(50, 4000, 200_000), fc.constantFrom('[', '{"a":', '{"email":['))
  .map(([depth, opening]) => ({ body: opening.repeat(depth), headers: json }));

/** JSON of entries that may name a key twice or name `__proto__`, which no object literal can. */
function toJson(entries: [string, unknown][]): string {
  const pairs = entries
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{${pairs.join(',')}}`;
}
