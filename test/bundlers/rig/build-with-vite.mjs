import { readFileSync } from 'node:fs';

/* Builds the site in a folder with one Vite: node build-with-vite.mjs <vite-5 …> <folder> */
const [, , name, root] = process.argv;
const packageFolder = new URL(`../node_modules/${name}/`, import.meta.url);
const { exports } = JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8'));
const entry = exports['.'].import?.default ?? exports['.'].import ?? exports['.'];
const { build } = await import(new URL(entry, packageFolder).href);
await build({ root, configFile: false, logLevel: 'error', build: { emptyOutDir: true } });
