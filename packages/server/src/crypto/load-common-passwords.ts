import { readFile } from 'node:fs/promises';
import { CommonPasswords } from '../domain/common-passwords.js';

/**
 * Loads the list of common passwords that the build packs beside the server.
 *
 * @throws Error when the file is missing: `npm run build` makes it.
 */
export async function loadCommonPasswords(): Promise<CommonPasswords> {
  // The file lies in dist/, whether this module runs bundled from there or from the sources.
  const places = ['./common-passwords.bin', '../../dist/common-passwords.bin'];
  for (const place of places) {
    const entries = await readFile(new URL(place, import.meta.url)).catch(() => undefined);
    if (entries) return new CommonPasswords(entries);
  }
  throw new Error('dist/common-passwords.bin is missing; run: npm run build');
}
