import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { guards } from '../guards/rig/guards.js';

it('what is taken out of the sources to lose a race stands there, and the race has its name', () => {
  for (const { name, edits, race, test } of guards) {
    const sources = new Map<string, string>();
    for (const { file, from, to } of edits) {
      const source = sources.get(file) ?? readFileSync(`packages/server/src/${file}`, 'utf8');
      assert.equal(source.split(from).length, 2, `${name}: ${file} has not exactly once: ${from}`);
      sources.set(
        file,
        source.replace(from, () => to),
      );
    }
    assert.ok(readFileSync(`test/races/${race}.test.ts`, 'utf8').includes(test), `${name}: ${race} has no “${test}”`);
  }
});
