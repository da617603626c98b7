import { existsSync } from 'node:fs';
import { it } from 'node:test';
import { engines } from '../rig/databases.js';
import { openInbox } from '../rig/inbox.js';
import { until } from '../rig/until.js';
import { commandProcess, commonSettings } from '../rig/command-process.js';
import { tcpProxy } from './rig/tcp-proxy.js';
import { join } from './rig/join.js';

const isLong = process.env['PORTICO_LONG'] !== undefined;
/** After how many pieces of its conversation with PostgreSQL a process is killed: all the way through its start. */
const moments = Array.from({ length: isLong ? 40 : 5 }, (_, index) => 4 + index * (isLong ? 3 : 24));

for (const engine of engines) {
  it(`FT9: a start that is killed while it brings an empty database up to date is done by the next, on ${engine.name}`, async () => {
    const inbox = await openInbox();
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
            if (++pieces > moment) killed ??= server.kill();
            return killed ? 'lose' : 'pass';
          };
        }
        const start = server.start().then(
          () => 'ready',
          () => 'killed',
        );
        if (!wire) {
          await until('the file', () => existsSync(file));
          await new Promise((resolve) => setTimeout(resolve, moment / 2));
          killed = server.kill();
        }
        await start;
        await killed;
        if (wire) wire.judge = () => 'pass';
        await server.start();
        await join(server, inbox);
      } finally {
        await server.kill();
        await wire?.close();
        await database.drop();
      }
    }
    await inbox.close();
  });
}
