import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { version } from '../packages/widget/src/base/version.js';

/*
 * Writes integrity.json: the SRI value of each file that a script tag, a link or an import map can name. It lies beside
 * the files, where the server serves it, and in the package.
 */
const folder = 'packages/widget/dist/cdn';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(js|css)$/.test(name))
  .sort();
const hashes = files.map((name) => {
  const hash = createHash('sha384').update(readFileSync(`${folder}/${name}`));
  return [name, `sha384-${hash.digest('base64')}`];
});
const text = `${JSON.stringify({ version, files: Object.fromEntries(hashes) as Record<string, string> }, null, 2)}\n`;
for (const target of ['packages/widget/dist', folder]) writeFileSync(`${target}/integrity.json`, text);
