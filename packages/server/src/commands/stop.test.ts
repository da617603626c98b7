import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { freePort } from '../../../../test/rig/free-port.js';
import { TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, newAddress } from '../../../../test/rig/people.js';

/** Ten seconds for what is under way, one for mails that are broken off, and time for a busy machine. */
const enough = 16_000;

describe('a process that is told to stop', { concurrency: true }, () => {
  for (const engine of engines) {
    it(`FT6: ends in time while a mail server is silent and a client slow, on ${engine.name}`, async (test) => {
      const database = await engine.create();
      const sockets = new Set<Socket>();
      const silent = createServer((socket) => {
        sockets.add(socket.on('error', () => undefined));
      }).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const port = await freePort();
      const args = ['--conditions=portico-source', '--import', 'tsx', 'packages/server/src/main.ts', 'start'];
      const settings = {
        DATABASE_URL: database.url,
        SMTP_URL: `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`,
        SMTP_TIMEOUT: '60s',
        MAIL_FROM: 'help@larkfield.example',
        PORTICO_SECRET: randomBytes(32).toString('base64'),
        PUBLIC_URL: `http://localhost:${port}`,
        PORT: String(port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'info',
      };
      const child = spawn(process.execPath, args, { env: { ...process.env, ...settings } });
      test.after(async () => {
        child.kill('SIGKILL');
        for (const socket of sockets) socket.destroy();
        silent.close();
        await database.drop();
      });
      let printed = '';
      const ready = new Promise<void>((resolve, reject) => {
        child.stdout.on('data', (chunk: Buffer) => {
          printed += chunk.toString();
          if (printed.includes('portico is ready')) resolve();
        });
        child.once('exit', () => {
          reject(new Error(`the server ended: ${printed}`));
        });
      });
      await ready;
      const mail = once(silent, 'connection');
      const form = { email: newAddress(), password: goodPassword };
      assert.equal((await new TestBrowser(port).call('signUp', form)).status, 200);
      await mail;
      const slow = connect(port, '127.0.0.1').on('error', () => undefined);
      slow.write('POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{');
      // Its answer shows that the one before it has arrived.
      await new TestBrowser(port).open('/healthz');
      const begun = performance.now();
      const timer = setTimeout(() => child.kill('SIGKILL'), enough);
      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number | null];
      clearTimeout(timer);
      slow.destroy();
      assert.equal(code, 0, `after ${performance.now() - begun} ms: ${printed}`);
    });
  }
});
