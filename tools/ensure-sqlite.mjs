import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/*
 * Runs after npm ci. SQLite's driver is optional, because PostgreSQL needs none; where no prebuilt file could be had
 * and no compiler was there, npm leaves it out without a word. As root on Debian the compiler is installed and the
 * driver built; elsewhere one sentence says what to do, and so does the server when it starts.
 */
const require = createRequire(new URL('../packages/server/package.json', import.meta.url));
const { optionalDependencies } = require('./package.json');

if (!works()) {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install();
  if (!works()) {
    console.warn('SQLite is not available: install a C++ compiler, make and python3, then run npm ci again.');
  }
}

function works() {
  const test = "new (require('better-sqlite3'))(':memory:').close()";
  const cwd = new URL('../packages/server/', import.meta.url);
  return spawnSync(process.execPath, ['-e', test], { cwd, stdio: 'ignore' }).status === 0;
}

function install() {
  console.warn('Installing a C++ compiler for SQLite.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  const tools = ['g++', 'make', 'python3'];
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...tools], { stdio: 'ignore', env });
  const wanted = `better-sqlite3@${optionalDependencies['better-sqlite3']}`;
  spawnSync('npm', ['install', '--no-save', '--no-package-lock', '--ignore-scripts=false', wanted], {
    stdio: 'inherit',
    env,
  });
}
