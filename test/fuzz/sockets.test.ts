import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { engines } from '../rig/databases.js';
import { send } from '../rig/http-client.js';
import { startServer, type TestServer } from '../rig/server.js';
import { runs } from './rig/runs.js';

const lines = [
  'GET / HTTP/1.0\r\n\r\n',
  'GET /login HTTP/1.0\r\nHost:\r\n\r\n',
  'GET /p/acme/login HTTP/1.0\r\n\r\n',
  'GET /api/v1/session HTTP/1.0\r\nOrigin: http://\r\n\r\n',
  'GET /readyz HTTP/1.0\r\n\r\n',
  'GET http://elsewhere.example/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  'GET //login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  'GET *?a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  'GET /\r\n\r\n',
  'POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST /login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n',
  'POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1e3\r\n\r\n',
  `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`,
  `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${'X: y\r\n'.repeat(1500)}\r\n`,
  `GET /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: ${'a=b; '.repeat(2000)}\r\n\r\n`,
  'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: nonsense\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
];

/** What a client does once it has sent its bytes: waits for an answer, says it has no more to say, or vanishes. */
type Manner = 'wait' | 'end' | 'vanish';

/** Sends bytes as they are and resolves with all that came back. */
function speak(port: number, bytes: string | Uint8Array, manner: Manner): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes, () => {
        if (manner === 'vanish') socket.destroy();
        if (manner === 'end') socket.end();
      });
    });
    socket.setTimeout(20_000, () => {
      reject(new Error('neither answered nor hung up'));
      socket.destroy();
    });
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => {
      heard += part;
      socket.end();
    });
    // A connection that breaks is a fair answer to garbage.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(heard);
    });
  });
}

for (const engine of engines) {
  describe(`raw connections on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine);
    });
    after(() => server.close());

    for (const line of lines) {
      it(`${JSON.stringify(line.slice(0, 60))} is answered below 500 or hung up on`, async () => {
        assert.doesNotMatch(await speak(server.port, line, 'wait'), /^HTTP\/1\.1 5/m);
      });
    }

    it('a server with one portal for all hosts needs no Host either', async () => {
      const alone = await startServer(engine, { portal: 'acme' });
      const head = 'POST /api/v1/logout HTTP/1.0\r\nOrigin: http://\r\nContent-Type: application/json\r\n';
      const heard = await speak(alone.port, `${head}Host:\r\nContent-Length: 2\r\n\r\n{}`, 'wait');
      await alone.close();
      assert.match(heard, /^HTTP\/1\.1 403/);
    });

    it('garbage and halves of requests neither break nor stop the server', async () => {
      const halves = fc.tuple(fc.constantFrom(...lines), fc.nat()).map(([line, at]) => line.slice(0, at % line.length));
      const garbage = fc.uint8Array({ maxLength: 300 });
      const manners = fc.constantFrom<Manner>('end', 'vanish');
      const property = fc.asyncProperty(fc.oneof(halves, garbage), manners, async (bytes, manner) => {
        assert.doesNotMatch(await speak(server.port, bytes, manner), /^HTTP\/1\.1 5/m);
      });
      await fc.assert(property, runs(engine, 200));
      assert.equal((await send(server.port, { path: '/readyz' })).status, 200);
      assert.doesNotMatch(server.log(), /"request failed"/);
    });

    it('a client that leaves in the middle of its body leaves nothing behind but its connection', async () => {
      const head = 'POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
      await speak(server.port, `${head}Portico-Contract: 1\r\nContent-Length: 500\r\n\r\n{"email":"a`, 'vanish');
      assert.equal((await send(server.port, { path: '/readyz' })).status, 200);
      assert.doesNotMatch(server.log(), /"request failed"/);
    });
  });
}
