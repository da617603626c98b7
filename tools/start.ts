import { spawn } from 'node:child_process';
import { buildIfStale } from './build-if-stale.js';

/* Opens the demo portal, built if need be. */
await buildIfStale();
const demo = spawn(process.execPath, ['examples/portal/server.mjs'], { stdio: 'inherit' });
demo.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => demo.kill(signal));
