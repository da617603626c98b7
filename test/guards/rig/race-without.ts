import { spawn } from 'node:child_process';
import type { Engine } from '../../rig/databases.js';
import type { Guard } from './guard.js';

/** How a race ended without its guard. */
export interface RaceOutcome {
  /** Names of the races that failed by an assertion of their own. */
  failed: string[];
  /** All it printed. */
  printed: string;
}

const hook = new URL('take-out.mjs', import.meta.url).href;

/** Runs one race on one engine from the sources, with its guard taken out. It ends at the first round that fails. */
export async function raceWithout({ edits, race, test }: Guard, engine: Engine['name']): Promise<RaceOutcome> {
  const options = ['--conditions=portico-source', '--import', 'tsx', '--test-reporter=tap'];
  const child = spawn(process.execPath, [...options, `--test-name-pattern=${test}`, `test/races/${race}.test.ts`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // Not a part of this test run.
      NODE_TEST_CONTEXT: undefined,
      NODE_OPTIONS: `--import ${hook}`,
      PORTICO_LONG: '1',
      PORTICO_TEST_ENGINE: engine,
      PORTICO_WITHOUT: JSON.stringify(edits),
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return { failed: failedByAssertion(printed), printed };
}

/** Of a TAP report the names of the tests whose failure is an AssertionError: a guard that is missing breaks nothing else. */
function failedByAssertion(tap: string): string[] {
  const tests = tap.split(/^(?= *(?:not )?ok \d+ - )/m);
  return tests.flatMap((block) => {
    const [, name] = /^ *not ok \d+ - (.*)$/m.exec(block) ?? [];
    return name !== undefined && block.includes("code: 'ERR_ASSERTION'") ? [name] : [];
  });
}
