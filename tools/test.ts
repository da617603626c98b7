import { readdirSync } from 'node:fs';
import { startPostgres } from '../test/rig/postgres-cluster.js';
import { ensureEngines } from './browsers/ensure-engines.js';
import { ensurePasswordBrowsers } from './browsers/ensure-password-browsers.js';
import type { FoundEngine } from './browsers/found-engine.js';
import { buildIfStale } from './build-if-stale.js';
import { ensurePostgresVersions } from './ensure-postgres-versions.js';
import { findBrowser } from './find-browser.js';
import { type Step, runEveryStep, tool } from './run.js';

/*
 * Every test. Server and contract run from the sources, elements in a browser from theirs; journeys and packages use
 * what was built, as a portal would. `--long` adds the suites that take hours or need further browsers.
 */
const isLong = process.argv.includes('--long');
const sources = ['--conditions=portico-source'];
const environment: Record<string, string> = isLong ? { PORTICO_LONG: '1' } : {};
/**
 * A machine of somebody else: far from UTC, where dates and letters are others. What runs in Node alone always runs as on
 * it; the locale need not be installed.
 */
const elsewhere = { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LANGUAGE: '', LC_ALL: '', LC_MESSAGES: '' };

const engines: [string, FoundEngine<unknown>][] = isLong ? Object.entries(ensureEngines()) : [];
const passwordManagers: FoundEngine<unknown>[] = isLong ? [ensurePasswordBrowsers()] : [];
const databases = isLong ? ensurePostgresVersions() : [];
process.once('exit', tellEngines);
await buildIfStale();
environment['CHROME_PATH'] = findBrowser();
const postgres = await startPostgres();
process.once('exit', postgres.stop);
environment['PORTICO_TEST_POSTGRES'] = postgres.url;

const server = nodeTests(
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
  sources,
);
await runEveryStep([
  { ...server, env: { ...server.env, ...elsewhere } },
  { ...tool('elements', 'wtr'), env: environment },
  ...(await Promise.all(databases.map(postgresTests))).flat(),
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
  for (const engine of [...engines.map(([, found]) => found), ...passwordManagers, ...databases]) {
    const ran = code === 0 ? 'ran' : 'see above; something failed';
    console.log(`${engine.name}: ${'missing' in engine ? `not run: ${engine.missing}` : ran}`);
  }
}

/** What depends on the version of PostgreSQL. Only the newest sorts in a language: the oldest knows no such database. */
async function postgresTests(found: (typeof databases)[number]): Promise<Step[]> {
  if ('missing' in found) return [];
  const { bin } = found.paths;
  const { url, stop } = await startPostgres({ bin, ...(found === databases.at(-1) ? { language: 'tr-TR' } : {}) });
  // Before the programs that stop it are removed.
  process.prependOnceListener('exit', stop);
  const files = [
    // One dumps and restores by programs that the packages do not bring, the other is about SQLite.
    ...testFiles('packages/server/src/store').filter((file) => !/\/(restore|until-unlocked)\.test\.ts$/.test(file)),
    ...testFiles('test/races'),
    ...['database-away', 'database-slow', 'fail-over', 'promoted-standby', 'migration'].map(
      (name) => `test/faults/${name}.test.ts`,
    ),
  ];
  const step = nodeTests(`store, races, migrations and faults on ${found.name}`, files, sources);
  // As many rounds as in short tests: what is new here is the database, not the moment.
  const env = { ...elsewhere, PORTICO_TEST_ENGINE: 'postgres', PORTICO_TEST_POSTGRES: url, PORTICO_POSTGRES_BIN: bin };
  return [{ ...step, env }];
}

function nodeTests(name: string, files: string[], options: string[] = []): Step & { env: Record<string, string> } {
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
