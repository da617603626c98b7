import { readdirSync, readFileSync } from 'node:fs';
import { type Element, elementRows } from '../../packages/widget/src/elements/elements.js';

const folder = 'packages/widget/src/elements';
const cdn = 'packages/widget/dist/cdn';

/**
 * What lists the elements and has to stand in a file, by its path: their definitions and classes, the package's exports
 * and the byte budgets.
 *
 * @throws Error when an element has a folder and no row in the table of elements, or a row and no folder.
 */
export function elementLists(): Record<string, string> {
  compareWithFolders();
  return {
    'packages/widget/src/define.ts': definitions(),
    [`${folder}/classes.ts`]: classes(),
    'packages/widget/package.json': packageExports(),
    '.size-limit.json': byteBudgets(),
  };
}

function compareWithFolders(): void {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name);
  const rows = elementRows.map(({ entry }) => entry);
  const missing = folders.filter((name) => !rows.includes(name));
  if (missing.length > 0) throw new Error(`no row in ${folder}/elements.ts for: ${missing.join(', ')}`);
  const empty = rows.filter((name) => !folders.includes(name));
  if (empty.length > 0) throw new Error(`a row in ${folder}/elements.ts, but no folder for: ${empty.join(', ')}`);
}

/** Elements of everybody's pages; staff have their own. */
const ofAll = elementRows.filter(({ audience }) => audience !== 'staff');

function definitions(): string {
  const first = ofAll.filter(({ entry }) => entry === 'provider');
  const rest = ofAll.filter(({ entry }) => entry !== 'provider');
  const lines = [...first, ...rest].map(({ entry }) => `import './elements/${entry}/define.js';`);
  return `/*
 * Defines every element. The provider comes first, so that the others find it defined. Made by \`npm run docs\` from
 * elements/elements.ts.
 */
${lines.join('\n')}
`;
}

function classes(): string {
  const lines = ofAll.map(({ className, entry }) => `export { ${className} } from './${entry}/${entry}.js';`);
  return `/* Made by \`npm run docs\` from elements.ts. */\n${lines.join('\n')}\n`;
}

/** The package with an entry for the definition and one for the class of each element, in front of its other entries. */
function packageExports(): string {
  const path = 'packages/widget/package.json';
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { exports: Record<string, unknown> };
  const { '.': index, ...others } = manifest.exports;
  const rest = Object.entries(others).filter(([entry]) => !isOfElement(entry));
  const of = (module: string): object => ({
    'portico-source': `./src/${module}.ts`,
    types: `./dist/${module}.d.ts`,
    default: `./dist/${module}.js`,
  });
  manifest.exports = {
    '.': index,
    ...Object.fromEntries(elementRows.map(({ entry }) => [`./${entry}`, of(`elements/${entry}/define`)])),
    ...Object.fromEntries(elementRows.map(({ entry }) => [`./elements/${entry}`, of(`elements/${entry}/${entry}`)])),
    ...Object.fromEntries(rest),
  };
  return JSON.stringify(manifest);
}

/** Whether an entry of the package is an element's: one with a row, or one that had one. */
function isOfElement(entry: string): boolean {
  const name = entry.slice('./'.length);
  return name.startsWith('elements/') || elementRows.some((row) => row.entry === name);
}

/** Of `size-limit`: what several elements load together is written there by hand, what is one element's own is not. */
function byteBudgets(): string {
  const known = JSON.parse(readFileSync('.size-limit.json', 'utf8')) as { name: string }[];
  const shared = known.filter(({ name }) => !name.endsWith(ownEnding));
  const own = elementRows.filter(({ entry }) => entry !== 'login').map(ownBudget);
  return JSON.stringify([...shared, ...own]);
}

const ownEnding = ', its own';

function ownBudget({ entry, budget = '5 kB' }: Element): object {
  const hasActions = readdirSync(`${folder}/${entry}`).includes(`${entry}-actions.ts`);
  const actions = hasActions ? [`${cdn}/chunks/${entry}-actions.js`] : [];
  return { name: `${entry}${ownEnding}`, path: [`${cdn}/${entry}.js`, ...actions], limit: budget };
}
