import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const folder = 'packages/server/dist';
const files = readdirSync(folder).filter((name) => /^portico(-.*)?\.js$/.test(name));
const read = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');

/** What a file names in its imports; `how` tells those that come with it from those that come later. */
function named(name: string, how: 'at once' | 'later'): string[] {
  const pattern =
    how === 'at once' ? /^(?:import|export)\s(?:[^'"]*\sfrom\s)?['"]([^'"]+)['"]/gm : /\bimport\(['"]([^'"]+)['"]\)/g;
  return [...read(name).matchAll(pattern)].map(([, from = '']) => from);
}

/** Every package and module of Node that comes with a file before its first line runs. */
function comesWith(name: string, seen = new Set<string>()): Set<string> {
  for (const from of named(name, 'at once')) {
    if (seen.has(from)) continue;
    seen.add(from);
    if (from.startsWith('./')) comesWith(from.slice(2), seen);
  }
  return seen;
}

describe('the portico command as it is shipped', () => {
  const start = files.find((name) => name.startsWith('portico-start-')) ?? assert.fail('no start');

  it('has the packages of many small modules inside', () => {
    const imported = files.flatMap((name) => [...named(name, 'at once'), ...named(name, 'later')]);
    assert.ok(imported.includes('express'));
    for (const name of ['kysely', 'zod', 'lossless-json', '@portico/contract'])
      assert.ok(!imported.some((from) => from === name || from.startsWith(`${name}/`)), name);
  });

  it('loads mail, databases, tokens and printed pages when they are needed, not when it starts', () => {
    const atStart = comesWith(start);
    assert.ok(atStart.has('express'));
    for (const name of ['nodemailer', 'pg', 'better-sqlite3', 'jsonwebtoken', '@lit-labs/ssr', '@portico/widget/forms'])
      assert.ok(!atStart.has(name), name);
    const later = new Set(files.flatMap((name) => named(name, 'later')));
    for (const name of ['pg', 'better-sqlite3']) assert.ok(later.has(name), name);
  });

  it('names the authors and terms of what is inside', () => {
    const licenses = readFileSync(`${folder}/third-party-licenses.txt`, 'utf8');
    for (const name of ['kysely', 'zod', 'lossless-json']) assert.match(licenses, new RegExp(`^Name: ${name}$`, 'm'));
    const inPages = readFileSync('packages/widget/dist/cdn/third-party-licenses.txt', 'utf8');
    for (const name of ['lit-html', 'lit-element', 'ky', 'zod'])
      assert.match(inPages, new RegExp(`^Name: ${name}$`, 'm'));
  });
});
