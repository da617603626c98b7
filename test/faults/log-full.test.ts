import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { after, before, describe, it } from 'node:test';
import { engines, type TestDatabase } from '../rig/databases.js';
import { type CommandProcess, commandProcess, commonSettings } from '../rig/command-process.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { join } from './rig/join.js';

const [sqlite] = engines;

/** Lines of the log that a pipe of 64 KiB cannot hold. */
const many = 500;

describe('a log that nothing can be written to', () => {
  let database: TestDatabase;
  let inbox: Inbox;
  let folder: string;
  before(async () => {
    assert.ok(sqlite);
    [database, inbox] = await Promise.all([sqlite.create(), openInbox()]);
    folder = mkdtempSync(`${tmpdir()}/portico-log-`);
  });
  after(async () => {
    await inbox.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  /** Somebody joins, logs in, and is seen again, with a line for each request. */
  async function work(server: CommandProcess): Promise<void> {
    const person = await join(server, inbox);
    for (let line = 0; line < many; line++) {
      const begin = performance.now();
      assert.equal((await person.browser.call('getSession')).status, 200);
      assert.ok(performance.now() - begin < 1000, 'nobody waits for the log');
    }
  }

  it('FT5: on a full disk costs lines, and nothing else', async () => {
    const settings = { ...commonSettings(database.url, inbox.url), LOG_LEVEL: 'debug' };
    const server = await commandProcess(settings, { log: '/dev/full' });
    try {
      await server.start();
      await work(server);
      assert.equal(await server.stop(), 0);
    } finally {
      await server.kill();
    }
  });

  it('FT5: in a pipe that nobody empties costs lines, and nothing else', async () => {
    const pipe = `${folder}/log`;
    execFileSync('mkfifo', [pipe]);
    // Holds the pipe open, and never reads.
    const reader = spawn('sh', ['-c', `exec 3<${pipe}; exec sleep 600`], { stdio: 'ignore' });
    const settings = { ...commonSettings(database.url, inbox.url), LOG_LEVEL: 'debug' };
    const server = await commandProcess(settings, { log: pipe });
    try {
      await server.start();
      await work(server);
    } finally {
      await server.kill();
      reader.kill();
    }
  });
});
