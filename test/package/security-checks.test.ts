import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

it('every promise of the security page is named by the test that it points to', () => {
  const page = readFileSync('docs/security-checks.md', 'utf8');
  for (const [row, id = ''] of page.matchAll(/^\| ([A-Z]+\d+) .*$/gm)) {
    const files = [...row.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, file = '']) => file);
    assert.notEqual(files.length, 0, `${id} names no test`);
    for (const file of files) assert.match(readFileSync(file, 'utf8'), new RegExp(`\\b${id}\\b`), `${id} in ${file}`);
  }
});

it('the security page has each promise once', () => {
  const ids = [...readFileSync('docs/security-checks.md', 'utf8').matchAll(/^\| ([A-Z]+\d+) /gm)].map(([, id]) => id);
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  );
});
