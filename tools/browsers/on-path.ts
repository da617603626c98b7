import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where programs of these names would be by the PATH; the first that is there. */
export function onPath(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
