import { readFileSync } from 'node:fs';
import { newerInScripts } from './floor/newer-in-scripts.js';
import { newerInStyles } from './floor/newer-in-styles.js';

/*
 * Holds what is published to the browsers of the floor, by MDN's data. What one of them lacks may be used where it is
 * looked for first, or where it is only nicer with it; each has its reason here, and leaves the list with its last use.
 */
const allowed: Record<string, string> = {
  'AbortSignal.any': 'ky looks for it',
  'Error.captureStackTrace': 'zod looks for it',
  '.createPolicy': 'Lit looks for Trusted Types',
  '.createHTML': 'Lit looks for Trusted Types',
  requestIdleCallback: 'looked for',
  '.showPopover': 'looked for',
  '.hidePopover': 'looked for',
  '.check': 'of zod',
  '.delay': 'of ky',
  '.fetch': 'of ky',
  '.forget': 'our own',
  '.format': 'of zod and Intl',
  '.handle': 'our own',
  '.inspect': 'our own',
  '.run': 'our own and of zod',
  '.take': 'our own',
  '.when': 'of zod',
  ':dir': 'without it, the attribute decides, or nothing fades',
  ':has': 'without it, bars do not stick, rows are simpler and fewer places are kept',
  ':popover-open': 'only for how a menu appears',
  '@starting-style': 'only for how a menu or a dialog appears',
  'accent-color': 'Safari keeps the contrast by itself no better; the default holds',
  'contain-intrinsic-inline-size': 'a hint',
  'forced-color-adjust': 'Safari has no forced colours',
  'scrollbar-gutter': 'a page may move to the side',
  'scrollbar-width': 'a bar below the tabs',
  'text-wrap': 'lines break less evenly',
};

const cdn = 'packages/widget/dist/cdn';
const script = readFileSync(`${cdn}/all.js`, 'utf8');
/** Style sheets are template texts in scripts, as Lit makes them. */
const inside = [...script.matchAll(/[\w$]+`([:.@*][^`]*\{[^`]*\})`/g)].map(([, sheet = '']) => sheet);
const found = new Map([
  ...newerInScripts(script),
  ...[readFileSync(`${cdn}/portico.css`, 'utf8'), ...inside].flatMap((sheet) => [...newerInStyles(sheet)]),
]);
const unknown = [...found]
  .filter(([name]) => !(name in allowed))
  .map(([name, lacks]) => `${name}: not in ${lacks.join(', ')}`);
const unused = Object.keys(allowed)
  .filter((name) => !found.has(name))
  .map((name) => `${name}: allowed, but used nowhere`);
if (inside.length < 10) unknown.push('the style sheets in all.js were not found');
for (const line of [...unknown, ...unused]) console.error(line);
process.exitCode = unknown.length + unused.length > 0 ? 1 : 0;
