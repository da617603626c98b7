import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../tools/build-if-stale.js';
import { measurePage } from './parts/page.js';
import { measureRequests } from './parts/requests.js';
import { measureSize } from './parts/size.js';
import { measureStartUp } from './parts/start-up.js';
import { measureTiming } from './parts/timing.js';
import { installPeer } from './peer/install-peer.js';
import { betterAuths } from './subjects/better-auth.js';
import { hello } from './subjects/hello.js';
import { porticos } from './subjects/portico.js';
import type { Subject } from './subjects/subject.js';
import { formatTable, type Row } from './table.js';

/*
 * Prints what Portico costs beside a bare Express app and a peer, in one run on one machine: each server on the first
 * core, the load and PostgreSQL on the others. CPU per request and ratios can be compared between machines; requests
 * per second cannot. `npm run bench -- --only size,timing` runs parts of it, `--no-peer` leaves better-auth out,
 * `--quick` does a tenth of everything to show that it works; docs/performance.md has more.
 */
const parts: Record<string, (subjects: readonly Subject[]) => Promise<Row[]>> = {
  requests: measureRequests,
  start: measureStartUp,
  size: measureSize,
  timing: measureTiming,
  page: measurePage,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(parts).join() },
    'no-peer': { type: 'boolean' },
    quick: { type: 'boolean' },
  },
});
const wanted = values.only.split(',');
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

await buildIfStale();
const others = `1-${Math.max(1, availableParallelism() - 1)}`;
execFileSync('taskset', ['-a', '-p', '-c', others, String(process.pid)]);

const reason = values['no-peer'] ? '--no-peer' : installPeer();
const subjects = [hello, ...porticos, ...betterAuths];
const absent = new Set(reason === undefined ? [] : betterAuths.map(({ name }) => name));
const present = subjects.filter(({ name }) => !absent.has(name));
const rows: Row[] = [];
for (const name of wanted) rows.push(...((await parts[name]?.(present)) ?? []));
console.log(formatTable(subjects, absent, rows));
if (reason !== undefined) console.log(`\nbetter-auth was not run: ${reason}`);
process.exit(0);
