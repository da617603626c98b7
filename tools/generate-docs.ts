import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { configurationPage } from './docs/configuration-page.js';
import { elementLists } from './docs/element-lists.js';
import { elementPages } from './docs/element-pages.js';
import { errorCodesPage } from './docs/error-codes-page.js';
import { jsxTypes } from './docs/jsx-types.js';
import { reactWrappers } from './docs/react-wrappers.js';

/*
 * Writes the pages that are made from the sources: one per element from its doc comment, the settings from their
 * table, the error codes from theirs; the modules that tell React and JSX of the elements; and what lists the elements. With --check it only compares.
 */
execFileSync('node_modules/.bin/cem', ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet']);

const pages = {
  ...elementLists(),
  ...(await elementPages()),
  ...configurationPage(),
  ...errorCodesPage(),
  ...(await jsxTypes()),
  ...(await reactWrappers()),
};
const isCheck = process.argv.includes('--check');
const old: string[] = [];
for (const [path, text] of Object.entries(pages)) {
  const wanted = await format(text, { ...(await resolveConfig(path)), filepath: path });
  const found = await readFile(path, 'utf8').catch(() => '');
  if (found === wanted) continue;
  old.push(path);
  if (isCheck) continue;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, wanted);
}
if (isCheck && old.length > 0) {
  console.error(`These pages are not what the sources say; run: npx tsx tools/generate-docs.ts\n${old.join('\n')}`);
  process.exit(1);
}
