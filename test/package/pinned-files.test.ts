import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import { parseAst } from 'rollup/parseAst';
import type { Catalogue } from '../../packages/widget/src/i18n/catalogue.js';

const folder = 'packages/widget/dist/cdn';
const { files } = JSON.parse(readFileSync(`${folder}/integrity.json`, 'utf8')) as { files: Record<string, string> };
const scripts = Object.keys(files).filter((name) => name.endsWith('.js'));
const languages = scripts.filter((name) => name.startsWith('locales/'));

/** What a file of the folder loads, at once or later, by its path in the folder. */
function loadedBy(name: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, source } = node as { type?: string; source?: { value?: unknown } | null };
    if (type && /^(Import|Export).*(Declaration|Expression)$/.test(type) && source)
      found.push(posix.join(posix.dirname(name), String(source.value)));
    Object.values(node).forEach(visit);
  };
  visit(parseAst(readFileSync(`${folder}/${name}`, 'utf8')));
  return found;
}

describe('the files that a page pins by their hashes', () => {
  it('a language loads nothing, and what has every element loads languages alone', () => {
    assert.deepEqual(languages, ['locales/de.js']);
    for (const name of languages) assert.deepEqual(loadedBy(name), [], name);
    assert.deepEqual(loadedBy('all.js'), languages);
  });

  it('what any other file loads is named, with its hash, so that an import map can pin it', () => {
    for (const name of scripts)
      for (const loaded of loadedBy(name)) assert.ok(files[loaded], `${name} loads ${loaded}`);
    assert.ok(scripts.some((name) => name.startsWith('chunks/') && loadedBy(name).includes('locales/de.js')));
  });

  it('German is whole in its one file', async () => {
    const url = new URL(`../../${folder}/locales/de.js`, import.meta.url);
    const { default: words } = (await import(url.href)) as { default: Catalogue };
    assert.equal(words.form.password, 'Passwort');
    assert.match(words.emails.mailed(120_000), /vor 2 Minuten/);
  });
});
