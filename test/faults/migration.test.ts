import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { it } from 'node:test';
import { engines, type TestDatabase } from '../rig/databases.js';
import { openInbox } from '../rig/inbox.js';
import { commandProcess, commonSettings } from '../rig/command-process.js';
import { tcpProxy } from './rig/tcp-proxy.js';
import { join } from './rig/join.js';

const isLong = process.env['PORTICO_LONG'] !== undefined;
/**
 * After how many pieces of its conversation with PostgreSQL a process is killed: all the way through its start. On
 * SQLite: how many quarters of a millisecond after the first bytes of its first transaction.
 */
const moments = Array.from({ length: isLong ? 40 : 5 }, (_, index) => index * (isLong ? 4 : 40));

/** How many steps were taken for good. */
async function stepsOf(database: TestDatabase): Promise<number> {
  const rows = await database.query('select name from kysely_migration').catch(() => []);
  return rows.length;
}

/** Waits until SQLite has written a transaction of that file, looking as often as can be. */
async function firstWrite(file: string, isOver: () => boolean): Promise<void> {
  // The log has a head of 32 bytes.
  while (!isOver() && (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) <= 32)
    await new Promise((resolve) => setImmediate(resolve));
}

for (const engine of engines) {
  it(`FT9: a start that is killed while it brings an empty database up to date is done by the next, on ${engine.name}`, async () => {
    const inbox = await openInbox();
    const left: number[] = [];
    for (const moment of moments) {
      const database = await engine.create();
      const url = new URL(database.url);
      const wire = engine.name === 'postgres' ? await tcpProxy(Number(url.port)) : undefined;
      const file = url.pathname;
      if (wire) url.port = String(wire.port);
      const server = await commandProcess(commonSettings(wire ? url.href : database.url, inbox.url));
      try {
        let pieces = 0;
        let killed: Promise<void> | undefined;
        if (wire) {
          wire.judge = () => {
            if (++pieces > 4 + moment) killed ??= server.kill();
            return killed ? 'lose' : 'pass';
          };
        }
        let isOver = false;
        const start = server
          .start()
          .catch(() => undefined)
          .then(() => {
            isOver = true;
          });
        if (!wire) {
          await firstWrite(file, () => isOver);
          await new Promise((resolve) => setTimeout(resolve, moment / 4));
          killed = server.kill();
        }
        await start;
        await (killed ?? server.kill());
        wire?.breakAll();
        const killedAt = await stepsOf(database);
        left.push(killedAt);
        if (wire) wire.judge = () => 'pass';
        await server.start();
        const whole = await stepsOf(database);
        assert.ok(whole > 0 && (killedAt === 0 || killedAt === whole), `half done: ${killedAt} of ${whole}`);
        await join(server, inbox);
      } finally {
        await server.kill();
        await wire?.close();
        await database.drop();
      }
    }
    await inbox.close();
    assert.ok(left.includes(0), `none was killed before its end: ${left.join(', ')}`);
  });
}
