import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from '../../tools/install-packages.js';

/**
 * The folder of PostgreSQL's programs: that in PORTICO_POSTGRES_BIN, an installed one, or, as root on Debian, one that is
 * installed now.
 *
 * @throws Error with one clear sentence when there is none.
 */
export function findPostgres(): string {
  const found = searchBinaries();
  if (found) return found;
  installPackages('PostgreSQL', 'postgresql');
  const installed = searchBinaries();
  if (installed) return installed;
  throw new Error('The tests need PostgreSQL: install it, or name the folder of its programs in PORTICO_POSTGRES_BIN.');
}

function searchBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const candidates = [
    process.env['PORTICO_POSTGRES_BIN'],
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
    '/opt/homebrew/opt/postgresql/bin',
    '/usr/local/opt/postgresql/bin',
  ];
  return candidates.find(
    (folder) => folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
}
