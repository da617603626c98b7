import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { createTimedServer, listen, timeLimits } from './listen.js';

describe('connections', () => {
  let portico: TestServer;
  let timed: Server;
  let port: number;
  before(async () => {
    const [engine] = engines;
    if (!engine) throw new Error('no engine');
    portico = await startServer(engine);
    timed = createTimedServer({ headers: 300, request: 600, checkedEvery: 50 }).on('request', portico.portico.router);
    port = await listen(timed, 0, '127.0.0.1');
  });
  after(async () => {
    timed.closeAllConnections();
    timed.close();
    await portico.close();
  });

  const login = [
    'POST /api/v1/login HTTP/1.1',
    `Host: localhost`,
    'Content-Type: application/json',
    'Portico-Contract: 1',
  ];

  it('IN11: whoever sends headers or a body a byte at a time, or nothing at all, is cut off while others are served', async () => {
    const slow = [
      '',
      'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ',
      [...login, 'Content-Length: 1000', '', '{'].join('\r\n'),
      [...login, 'Transfer-Encoding: chunked', '', '1\r\n{\r\n'].join('\r\n'),
    ];
    const cut = slow.map((begin) => talk(begin, { byte: 40 }));
    const idle = Array.from({ length: 200 }, () => talk(''));
    const served = await talk('GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    assert.match(served, /^HTTP\/1\.1 200 /);
    for (const answer of await Promise.all([...cut, ...idle]))
      assert.match(answer, /^(HTTP\/1\.1 408 |HTTP\/1\.1 400 |$)/);
  });

  it('IN11: the limits of the command cut everybody off within thirty seconds', () => {
    assert.ok(timeLimits.headers + timeLimits.checkedEvery <= 30_000);
    assert.ok(timeLimits.request + timeLimits.checkedEvery <= 30_000);
    const server = createTimedServer();
    assert.equal(server.headersTimeout, timeLimits.headers);
    assert.equal(server.requestTimeout, timeLimits.request);
  });

  it('IN12: requests that two parsers could read in two ways are refused, and the connection is closed', async () => {
    const body = '0\r\n\r\n';
    const smuggled = [
      ['Content-Length: 5', 'Transfer-Encoding: chunked'],
      ['Transfer-Encoding: chunked', 'Content-Length: 5'],
      ['Content-Length: 5', 'Content-Length: 6'],
      ['Content-Length: 5, 6'],
      ['Content-Length: +5'],
      ['Content-Length: 5x'],
      ['Transfer-Encoding: identity, chunked, identity'],
      ['Transfer-Encoding : chunked'],
      ['Transfer-Encoding: xchunked'],
      ['X: 1', ' Content-Length: 5', 'Transfer-Encoding:\u000bchunked'],
    ];
    for (const headers of smuggled) {
      const answer = await talk([...login, ...headers, '', body].join('\r\n'));
      assert.match(answer, /^HTTP\/1\.1 400 /, headers.join(' | '));
      assert.equal(answer.match(/HTTP\/1\.1 /g)?.length, 1, headers.join(' | '));
      assert.doesNotMatch(answer, /^(server|x-powered-by):|express|node/im);
    }
  });

  it('IN12: unknown methods, unknown versions and a missing Host are refused, and TRACE repeats nothing', async () => {
    const end = 'Host: localhost\r\nConnection: close\r\nCookie: canary=1\r\n\r\n';
    assert.match(await talk(`BREW / HTTP/1.1\r\n${end}`), /^HTTP\/1\.1 400 /);
    assert.match(await talk(`get / HTTP/1.1\r\n${end}`), /^HTTP\/1\.1 400 /);
    assert.match(await talk(`GET / HTTP/9.9\r\n${end}`), /^HTTP\/1\.1 (400|505) /);
    assert.match(await talk('GET / HTTP/1.1\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 400 /);
    assert.match(await talk('GET /login HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 421 /);
    assert.equal(await talk('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n'), '');
    for (const path of ['/', '/login', '/api/v1/login', '/healthz']) {
      const answer = await talk(`TRACE ${path} HTTP/1.1\r\n${end}`);
      assert.match(answer, /^HTTP\/1\.1 40[45] /, path);
      assert.doesNotMatch(answer, /canary|TRACE/);
    }
  });

  it('RS4: an absolute URL in the request line chooses no other host', async () => {
    const answer = await talk('GET http://evil.example/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    assert.doesNotMatch(answer, /evil\.example/);
  });

  /** Sends text as it is and reads until the connection ends. With `byte`, one more byte each so many milliseconds. */
  function talk(text: string, pace: { byte?: number } = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      const timer = pace.byte === undefined ? undefined : setInterval(() => text && socket.write('a'), pace.byte);
      socket.setTimeout(10_000, () => socket.destroy(new Error(`still open: ${text.slice(0, 80)}`)));
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      // A server that closes first resets whatever is still on its way to it.
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
      });
      socket.on('close', () => {
        clearInterval(timer);
        resolve(answer);
      });
    });
  }
});
