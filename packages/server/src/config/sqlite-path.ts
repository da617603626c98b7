import { resolve } from 'node:path';

/** Absolute path of the file of a `sqlite:` URL. */
export function sqlitePath(url: string): string {
  return resolve(url.slice('sqlite:'.length));
}
