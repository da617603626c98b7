import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs what a folder of tests needs beside the project, once, by the lock file of that folder. `npm ci` at the root
 * does without these packages: most people never run what needs them.
 *
 * @throws Error with npm's reason when one of them cannot be installed.
 */
export function installOwnPackages(folder: string): void {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const isThere = (name: string): boolean => existsSync(join(folder, 'node_modules', name, 'package.json'));
  if (Object.keys(dependencies).every(isThere)) return;
  console.error(`installing the packages of ${folder} …`);
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (status === 0) return;
  throw new Error(`${folder}: ${/npm error (?!code)(.*)/.exec(stderr)?.[1] ?? 'npm ci failed'}`);
}
