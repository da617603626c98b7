import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What integrity.json says: the hash of each file of a version. */
export interface Integrity {
  version: string;
  files: Record<string, string>;
}

/** The hashes of the files that were built. */
export function readIntegrity(): Integrity {
  return JSON.parse(readFileSync('packages/widget/dist/integrity.json', 'utf8')) as Integrity;
}

const built = 'packages/widget/dist/cdn';

/** The bundle of all elements as another version would have it: its own copy of everything, under another number. */
export function bundleOfVersion(wanted: string): string {
  return underNumber(wanted, 'all.js');
}

/** Writes all files that script tags load to a folder, as another version would have them. */
export function writeFilesOfVersion(wanted: string, folder: string): void {
  cpSync(built, folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
  for (const name of ['all.js', 'login.js']) writeFileSync(join(folder, name), underNumber(wanted, name));
}

/** A file that names its version. */
function underNumber(wanted: string, name: string): string {
  const text = readFileSync(join(built, name), 'utf8');
  const { version } = readIntegrity();
  if (text.split(version).length !== 2) throw new Error(`${name} does not name ${version} once`);
  return text.replace(version, wanted);
}
