#!/usr/bin/env node
import { existsSync } from 'node:fs';

/* The command that npm links. In a clone it does so before anything is built, so this file is not built itself. */
const built = new URL('../dist/portico.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  process.stderr.write('portico is not built yet: run `npm run build` in the root of the repository.\n');
  process.exitCode = 1;
}
