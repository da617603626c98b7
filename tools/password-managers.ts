import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { startHostWorldWith } from '../test/hosts/rig/host-world.js';
import { credentialForms } from '../test/password-managers/rig/credential-forms.js';
import { measureForm } from '../test/password-managers/rig/measure-form.js';
import { passwordBrowsers } from '../test/password-managers/rig/password-browsers.js';
import { type Cells, measuredCells } from '../test/password-managers/rig/table-row.js';
import { wideLimits } from '../test/rig/wide-limits.js';
import { ensurePasswordBrowsers } from './browsers/ensure-password-browsers.js';
import { buildIfStale } from './build-if-stale.js';

/* Opens each form with a password in real browsers, and writes what their password managers did into the guide. */
const page = 'docs/password-managers.md';
ensurePasswordBrowsers();
await buildIfStale();

const names: string[] = [];
const rows = new Map<string, Cells[]>(credentialForms.map(({ name }) => [name, []]));
for (const found of Object.values(passwordBrowsers())) {
  if ('missing' in found) throw new Error(`${found.name}: ${found.missing}`);
  const world = await startHostWorldWith(found.paths, wideLimits);
  try {
    names.push(world.browser.name);
    for (const form of credentialForms) {
      console.log(`${world.browser.name}: ${form.name}`);
      rows.get(form.name)?.push(measuredCells(await measureForm(world, form)));
    }
  } finally {
    await world.close();
  }
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
const text = `Measured on ${day} with ${names.join(' and ')}.

| Form | ${names
  .map((name) => name.split(' ')[0] ?? '')
  .flatMap((name) => [`${name} fills in`, `${name} offers`])
  .join(' | ')} |
| --- |${' --- |'.repeat(names.length * 2)}
${[...rows].map(([name, cells]) => `| ${[name, ...cells.flat()].join(' | ')} |`).join('\n')}`;
const old = await readFile(page, 'utf8');
const marked = /(<!-- measured -->\n)[\s\S]*(\n<!-- \/measured -->)/;
const written = old.replace(marked, (_, start: string, end: string) => `${start}\n${text}\n${end}`);
await writeFile(page, await format(written, { ...(await resolveConfig(page)), filepath: page }));
process.exit(0);
