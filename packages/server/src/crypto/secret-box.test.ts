import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { formatLinkToken, newSecret, parseLinkToken, sameHash } from '../domain/secret-token.js';
import { newRowId } from './row-id.js';
import { createSecretBox } from './secret-box.js';

const tokens = process.env['PORTICO_LONG'] ? 1_000_000 : 100_000;

describe('secrets', () => {
  const secret = randomBytes(32).toString('base64');
  const box = createSecretBox(secret);

  it('KL3: what was sealed opens where it belongs, and every seal is another text', () => {
    const texts = ['', 'a', 'ü 🎺', 'x'.repeat(10_000)];
    for (const text of texts) {
      const sealed = box.seal(text, 'outbox 1');
      assert.equal(box.open(sealed, 'outbox 1'), text);
      assert.equal(createSecretBox(secret).open(sealed, 'outbox 1'), text);
      assert.notEqual(box.seal(text, 'outbox 1'), sealed);
      assert.equal(text.length > 3 && sealed.includes(text), false);
    }
  });

  it('KL3: moved to another row or use, changed anywhere, cut short or under another secret, it does not open', () => {
    const sealed = box.seal('a password', 'outbox 1');
    for (const binding of ['outbox 2', 'mailbox 1', 'outbox 1 ', 'Outbox 1', '']) {
      assert.throws(() => box.open(sealed, binding), binding);
    }
    assert.throws(() => createSecretBox(randomBytes(32).toString('base64')).open(sealed, 'outbox 1'));
    const [version = '', text = ''] = sealed.split('.');
    const bytes = Buffer.from(text, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.throws(() => box.open(`${version}.${changed.toString('base64url')}`, 'outbox 1'), `byte ${at}`);
    }
    for (let length = 0; length < bytes.length; length++) {
      const short = `${version}.${bytes.subarray(0, length).toString('base64url')}`;
      assert.throws(() => box.open(short, 'outbox 1'), `${length} bytes`);
    }
    for (const other of ['', 'v1', 'v1.', `v2.${text}`, text]) assert.throws(() => box.open(other, 'outbox 1'), other);
  });

  it('KL3: a code, a form and a limit have keys of their own', () => {
    assert.notEqual(box.mac('code', 'x'), box.mac('form', 'x'));
    assert.notEqual(box.mac('code', 'x'), createSecretBox(randomBytes(32).toString('base64')).mac('code', 'x'));
    assert.equal(box.mac('code', 'x'), createSecretBox(secret).mac('code', 'x'));
    assert.throws(() => createSecretBox('x'.repeat(31)), RangeError);
  });

  it(`KL11: of ${tokens} tokens and row ids no two are equal, and link tokens come back whole`, () => {
    const seen = new Set<string>();
    for (let count = 0; count < tokens; count++) seen.add(newSecret());
    assert.equal(seen.size, tokens);
    const ids = new Set(Array.from({ length: 10_000 }, () => newRowId(1_800_000_000_000)));
    assert.equal(ids.size, 10_000);
    const link = { id: newRowId(1_800_000_000_000), secret: newSecret() };
    assert.deepEqual(parseLinkToken(formatLinkToken(link)), link);
  });

  it('KL11: no source of the server takes chance from anywhere but node:crypto, or compares hashes by ===', () => {
    for (const [file, source] of serverSources()) {
      assert.doesNotMatch(source, /Math\.random|pseudoRandomBytes/, file);
      assert.doesNotMatch(
        source,
        /(secret_hash|code_hash|token_hash|handle_hash)\s*[!=]==?\s*(?!null|undefined)/,
        file,
      );
      assert.doesNotMatch(source, /[!=]==?\s*\w+\.(secret_hash|code_hash|token_hash|handle_hash)/, file);
    }
    assert.equal(sameHash('abc', 'abc'), true);
    for (const other of ['abd', 'ab', 'abcd', '']) assert.equal(sameHash('abc', other), false);
  });

  it('KL9: no statement of the server changes or removes an entry of the audit', () => {
    let writers = 0;
    for (const [file, source] of serverSources()) {
      assert.doesNotMatch(source, /(updateTable|deleteFrom|replaceInto|mergeInto)\(\s*'audit_entries/, file);
      assert.doesNotMatch(source, /(update|delete\s+from|truncate|drop\s+table)\s+["`]?audit_entries/i, file);
      if (source.includes("insertInto('audit_entries')")) writers++;
    }
    assert.equal(writers, 1);
  });
});

function serverSources(): [string, string][] {
  const folder = 'packages/server/src';
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]);
}
