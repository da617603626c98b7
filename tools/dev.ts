import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { runStep, tool } from './run.js';

/* Builds and opens the demo portal, and does both again with each change of a source. */
const folders = ['packages/contract/src', 'packages/widget/src', 'packages/server/src', 'examples/portal'];
let demo: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;
let building = false;
let again = false;

for (const folder of folders) {
  watch(folder, { recursive: true }, (_event, name) => {
    if (name?.endsWith('.test.ts')) return;
    clearTimeout(timer);
    timer = setTimeout(() => void restart(), 200);
  });
}
await restart();

async function restart(): Promise<void> {
  if (building) {
    again = true;
    return;
  }
  building = true;
  const steps = [tool('bundles', 'rollup', '-c', '--silent'), tool('style sheet', 'tsx', 'tools/build-css.ts')];
  let code = 0;
  for (const step of steps) code ||= await runStep(step);
  building = false;
  if (code === 0) {
    demo?.kill('SIGTERM');
    demo = spawn(process.execPath, ['examples/portal/server.mjs'], { stdio: 'inherit' });
  }
  if (again) {
    again = false;
    await restart();
  }
}
