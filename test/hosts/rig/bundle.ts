import { readFileSync } from 'node:fs';

/** What integrity.json says: the hash of each file of a version. */
export interface Integrity {
  version: string;
  files: Record<string, string>;
}

/** The hashes of the files that were built. */
export function readIntegrity(): Integrity {
  return JSON.parse(readFileSync('packages/widget/dist/integrity.json', 'utf8')) as Integrity;
}

/** The bundle of all elements as another version would have it: its own copy of everything, under another number. */
export function bundleOfVersion(wanted: string): string {
  const text = readFileSync('packages/widget/dist/cdn/all.js', 'utf8');
  const { version } = readIntegrity();
  if (text.split(version).length !== 2) throw new Error(`all.js does not name ${version} once`);
  return text.replace(version, wanted);
}
