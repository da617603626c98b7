import { mkdir, writeFile } from 'node:fs/promises';
import { elementRows } from '../packages/widget/src/elements/elements.js';
import { printedSheet } from '../packages/widget/src/styles/printed.js';
import { lowerCss } from './lower-css.mjs';

/* Writes portico.css, for pages that print forms: the same rules as in the elements, as a file. */
const { cssText } = printedSheet(elementRows.filter(({ hasForm }) => hasForm));
for (const folder of ['dist', 'dist/cdn']) {
  const target = new URL(`../packages/widget/${folder}/`, import.meta.url);
  await mkdir(target, { recursive: true });
  await writeFile(new URL('portico.css', target), lowerCss(cssText));
}
