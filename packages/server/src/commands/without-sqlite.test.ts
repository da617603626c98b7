import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';

/** A module of that text. */
const asUrl = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;

/** For a process in which that package is not installed. */
const without = (name: string): string =>
  asUrl(`
    import { register } from 'node:module';
    register(${JSON.stringify(
      asUrl(`
        export function resolve(specifier, context, next) {
          if (specifier === '${name}')
            throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
          return next(specifier, context);
        }`),
    )});`);

/** How `portico <command>` ends without better-sqlite3. */
async function run(command: string, databaseUrl: string): Promise<{ code: number | null; printed: string }> {
  const child = spawn(
    process.execPath,
    [
      ...['--conditions=portico-source', '--import', 'tsx', '--import', without('better-sqlite3')],
      ...['packages/server/src/main.ts', command],
    ],
    {
      env: {
        ...process.env,
        NODE_TEST_CONTEXT: undefined,
        DATABASE_URL: databaseUrl,
        PORTICO_SECRET: randomBytes(32).toString('base64'),
        // Whatever else it asks for, it has.
        PUBLIC_URL: 'http://localhost:4999',
        PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, printed };
}

for (const engine of engines) {
  it(`what a machine without better-sqlite3 can do on ${engine.name}`, async () => {
    const database = await engine.create();
    try {
      if (engine.name === 'postgres') {
        const { code, printed } = await run('migrate', database.url);
        assert.equal(code, 0, printed);
        return;
      }
      for (const command of ['migrate', 'start']) {
        const { code, printed } = await run(command, database.url);
        assert.equal(code, 1, printed);
        assert.match(
          printed,
          /^portico: SQLite needs the package better-sqlite3, .+ npm ci again, or set DATABASE_URL to a PostgreSQL database\.\n$/,
          'one line, and no stack',
        );
      }
    } finally {
      await database.drop();
    }
  });
}
