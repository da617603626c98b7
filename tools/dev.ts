import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { buildIfStale } from './build-if-stale.js';
import { runStep, tool } from './run.js';

/* Builds and opens the demo portal, and does both again with each change of a source. */
const folders = ['packages/contract/src', 'packages/widget/src', 'packages/server/src', 'examples/portal'];
/** What a page shows; types and what editors read can wait for the next whole build. */
const steps = [
  tool('bundles', 'rollup', '-c', '--silent'),
  tool('style sheet', 'tsx', 'tools/build-css.ts'),
  tool('integrity', 'tsx', 'tools/build-integrity.ts'),
  tool('compressed files', 'tsx', 'tools/build-compressed.ts'),
];
let demo: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;
let building = true;
let again = false;

for (const folder of folders) {
  watch(folder, { recursive: true }, (_event, name) => {
    if (name?.endsWith('.test.ts')) return;
    clearTimeout(timer);
    timer = setTimeout(() => void rebuild(), 200);
  });
}
await buildIfStale();
await open();
await rest();

async function rebuild(): Promise<void> {
  again = building;
  if (building) return;
  building = true;
  let code = 0;
  for (const step of steps) code ||= await runStep(step);
  if (code === 0) await open();
  await rest();
}

async function rest(): Promise<void> {
  building = false;
  if (again) await rebuild();
}

async function open(): Promise<void> {
  if (demo?.exitCode === null) {
    demo.kill('SIGTERM');
    // It lets go of its port and its database.
    await once(demo, 'exit');
  }
  demo = spawn(process.execPath, ['examples/portal/server.mjs'], { stdio: 'inherit' });
}
