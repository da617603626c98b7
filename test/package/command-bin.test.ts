import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';

const folder = 'packages/server';
const { bin, files } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
  bin: { portico: string };
  files: string[];
};
const command = join(folder, bin.portico);

describe('the command that npm links', () => {
  it('lies there before anything is built, can be run, and is in the package', () => {
    assert.doesNotMatch(bin.portico, /dist/);
    assert.ok(files.some((name) => bin.portico.startsWith(`./${name}/`)));
    assert.equal(statSync(command).mode & 0o111, 0o111);
  });

  it('runs what was built', () => {
    const { status, stdout } = spawnSync(command, ['help'], { encoding: 'utf8' });
    assert.equal(status, 0);
    assert.match(stdout, /^Usage: portico <command>/);
  });

  it('says in one sentence what is missing when nothing is built', () => {
    const empty = mkdtempSync(join(tmpdir(), 'portico-unbuilt-'));
    try {
      const copy = join(empty, bin.portico);
      mkdirSync(dirname(copy), { recursive: true });
      copyFileSync(command, copy);
      writeFileSync(join(empty, 'package.json'), '{ "type": "module" }');
      const { status, stderr } = spawnSync(copy, ['start'], { encoding: 'utf8' });
      assert.equal(status, 1);
      assert.equal(stderr, 'portico is not built yet: run `npm run build` in the root of the repository.\n');
    } finally {
      rmSync(empty, { recursive: true });
    }
  });
});
