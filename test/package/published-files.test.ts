import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { markedBlock } from '../rig/document.js';

interface Manifest {
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('KL13: what is published', () => {
  for (const name of ['contract', 'widget', 'server']) {
    const folder = `packages/${name}`;

    it(`${folder} has files of its folders alone, and none of tests, settings or keys`, () => {
      const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: folder });
      const [{ files } = { files: [] }] = JSON.parse(printed.toString()) as { files: { path: string }[] }[];
      assert.ok(files.length > 10);
      for (const { path } of files) {
        assert.match(path, /^(bin|dist|src)\/|^(package\.json|README\.md|LICENSE)$/);
        assert.doesNotMatch(path, /\.test\.|(^|\/)\.|\.(env|pem|key|db|sqlite|log|tgz)$/);
        assert.doesNotMatch(readFileSync(`${folder}/${path}`, 'utf8'), /-----BEGIN [A-Z ]*PRIVATE KEY-----/, path);
      }
    });

    it(`${folder} runs nothing when it is installed`, () => {
      const { scripts = {}, dependencies = {} } = read(`${folder}/package.json`) as Manifest;
      const atInstall = Object.keys(scripts).filter((each) => /^(pre|post)?(install|prepare)|^preprepare/.test(each));
      assert.deepEqual(atInstall, []);
      if (name === 'widget') assert.ok(Object.keys(dependencies).length < 10);
    });
  }

  it('the lock file has the hash of everything that comes from elsewhere, and no address but the registry’s', () => {
    const { packages } = read('package-lock.json') as {
      packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
    };
    const foreign = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
    assert.ok(foreign.length > 100);
    for (const [path, { resolved, integrity }] of foreign) {
      // None named is the registry that npm is set to.
      if (resolved !== undefined) assert.match(resolved, /^https:\/\/registry\.npmjs\.org\//, path);
      assert.match(integrity ?? '', /^sha512-/, path);
    }
  });
});

it('KL14: the page on security says where to tell of a hole, and its command lists what is in use', () => {
  const page = readFileSync('SECURITY.md', 'utf8');
  const { version } = read('packages/server/package.json') as { version: string };
  assert.match(page, /Report a hole privately/);
  assert.ok(page.includes(`| ${version.split('.').slice(0, 2).join('.')} `), `${version} is not in the table`);
  const [command = '', ...args] = markedBlock('SECURITY.md', 'sbom').text.trim().split(' ');
  const printed = execFileSync(command, args, { maxBuffer: 64 * 1024 * 1024 }).toString();
  const { components } = JSON.parse(printed) as { components: { name: string; version: string; hashes?: unknown[] }[] };
  for (const name of ['widget', 'server', 'contract']) {
    const { dependencies = {} } = read(`packages/${name}/package.json`) as Manifest;
    for (const needed of Object.keys(dependencies).filter((each) => !each.startsWith('@portico/'))) {
      const found = components.find((each) => each.name === needed);
      assert.ok(found?.version, needed);
      assert.ok(found.hashes?.length, `${needed} has no hash`);
    }
  }
});
