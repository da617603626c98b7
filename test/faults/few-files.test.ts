import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { commandProcess, commonSettings } from '../rig/command-process.js';
import { engines } from '../rig/databases.js';
import { openInbox } from '../rig/inbox.js';

/** More than the files that the process may hold. */
const idle = 80;

for (const engine of engines) {
  describe(`no file left before the first page on ${engine.name}`, () => {
    it('FT11: pages are printed meanwhile, to who is connected, and afterwards, to everybody', async () => {
      const database = await engine.create();
      const inbox = await openInbox();
      const server = await commandProcess(commonSettings(database.url, inbox.url), { files: 64 });
      try {
        await server.start();
        const first = await connected(server.port);
        const others = await Promise.allSettled(Array.from({ length: idle }, () => connected(server.port)));
        const status = await openOn(first);
        // A connection to a database is a file, too.
        if (engine.name === 'sqlite') assert.equal(status, 200, server.printed());
        else assert.ok([200, 503].includes(status), String(status));
        for (const other of others) if (other.status === 'fulfilled') other.value.destroy();
        for (const path of ['/login', '/forgot-password', '/no-such-page']) {
          const { status } = await server.browser().open(path);
          assert.equal(status, path === '/no-such-page' ? 404 : 200, `${path} ${server.printed()}`);
        }
      } finally {
        await server.kill();
        await inbox.close();
        await database.drop();
      }
    });
  });
}

/** A connection that was made, whether or not the server had a file for it. */
async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  return socket;
}

/** Status of the first page that is ever asked for, over a connection that is there already. */
async function openOn(socket: Socket): Promise<number> {
  const asked = request({ path: '/login', headers: { Host: 'localhost:4999' }, createConnection: () => socket }).end();
  const [answer] = (await once(asked, 'response')) as [{ statusCode: number; resume: () => void }];
  answer.resume();
  return answer.statusCode;
}
