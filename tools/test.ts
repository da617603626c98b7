import { readdirSync } from 'node:fs';
import { startPostgres } from '../test/rig/postgres-cluster.js';
import { ensureEngines } from './browsers/ensure-engines.js';
import { ensurePasswordBrowsers } from './browsers/ensure-password-browsers.js';
import type { FoundEngine } from './browsers/found-engine.js';
import { buildIfStale } from './build-if-stale.js';
import { findBrowser } from './find-browser.js';
import { type Step, runEveryStep, tool } from './run.js';

/*
 * Every test. Server and contract run from the sources, elements in a browser from theirs; journeys and packages use
 * what was built, as a portal would. `--long` adds the suites that take hours or need further browsers.
 */
const isLong = process.argv.includes('--long');
const environment: Record<string, string> = isLong ? { PORTICO_LONG: '1' } : {};

const engines: [string, FoundEngine<unknown>][] = isLong ? Object.entries(ensureEngines()) : [];
const passwordManagers: FoundEngine<unknown>[] = isLong ? [ensurePasswordBrowsers()] : [];
process.once('exit', tellEngines);
await buildIfStale();
environment['CHROME_PATH'] = findBrowser();
const postgres = await startPostgres();
process.once('exit', postgres.stop);
environment['PORTICO_TEST_POSTGRES'] = postgres.url;

await runEveryStep([
  nodeTests(
    'contract, server and conformance',
    [
      ...testFiles('packages/contract/src'),
      ...testFiles('packages/server/src'),
      ...testFiles('test/contract'),
      ...testFiles('test/races'),
      ...testFiles('test/fuzz'),
      ...testFiles('test/models'),
      ...testFiles('test/faults'),
      'test/bench/statistics.test.ts',
    ],
    ['--conditions=portico-source'],
  ),
  { ...tool('elements', 'wtr'), env: environment },
  nodeTests('journeys', testFiles('test/journeys')),
  nodeTests('host pages', testFiles('test/hosts')),
  nodeTests('old browsers', testFiles('test/old-browsers')),
  nodeTests('packages and documents', [...testFiles('test/package'), ...testFiles('test/bundlers')]),
  ...engines
    .filter(([, found]) => !('missing' in found))
    .map(([key, { name }]) => ({
      ...tool(`elements in ${name}`, 'wtr'),
      env: { ...environment, PORTICO_ENGINE: key },
    })),
  ...(isLong ? [nodeTests('host pages in further engines', testFiles('test/browsers'))] : []),
  ...(isLong ? [nodeTests('password managers', testFiles('test/password-managers'))] : []),
  ...(isLong ? [nodeTests('races without their guards', testFiles('test/guards'))] : []),
]);
process.exit(0);

/** Says of each engine by name whether it ran: none is passed over in silence. */
function tellEngines(code: number): void {
  for (const engine of [...engines.map(([, found]) => found), ...passwordManagers]) {
    const ran = code === 0 ? 'ran' : 'see above; something failed';
    console.log(`${engine.name}: ${'missing' in engine ? `not run: ${engine.missing}` : ran}`);
  }
}

function nodeTests(name: string, files: string[], options: string[] = []): Step {
  // What takes hours says where it is.
  const reporter = `--test-reporter=${isLong ? 'spec' : 'dot'}`;
  const args = [...options, '--import', 'tsx', '--test', '--test-concurrency=2', reporter, ...files];
  return { name, command: process.execPath, args, env: environment };
}

function testFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && !name.startsWith('node_modules'))
      .map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}
