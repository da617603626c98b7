import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runStep, tool } from './run.js';

const sources = [
  'packages/contract/src',
  'packages/widget/src',
  'packages/server/src',
  'rollup.config.mjs',
  'tools/lower-css.mjs',
  'tools/lower-styles.mjs',
];
const results = [
  'packages/contract/dist/index.js',
  'packages/widget/dist/cdn/login.js',
  'packages/widget/dist/integrity.json',
  'packages/widget/dist/web-types.json',
  'packages/server/dist/index.js',
  'packages/server/dist/common-passwords.bin',
];

/** Builds when a result is missing or a source is newer. Ends the process when that fails. */
export async function buildIfStale(): Promise<void> {
  const built = Math.min(...results.map((path) => (existsSync(path) ? statSync(path).mtimeMs : 0)));
  const changed = Math.max(...sources.map(newest));
  if (changed <= built) return;
  console.log('Building Portico; this takes a minute or two.');
  const code = await runStep(tool('build', 'tsx', 'tools/build.ts'));
  if (code !== 0) process.exit(code);
}

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return path.endsWith('.test.ts') ? 0 : stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
