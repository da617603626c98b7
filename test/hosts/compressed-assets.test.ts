import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { engines } from '../rig/databases.js';
import { startServer, type TestServer } from '../rig/server.js';
import { readIntegrity } from './rig/bundle.js';

interface Raw {
  status: number;
  headers: Record<string, unknown>;
  body: Buffer;
}

describe('scripts and style sheets on their way', () => {
  const { version, files } = readIntegrity();
  let server: TestServer;
  before(async () => {
    const [sqlite] = engines;
    assert.ok(sqlite);
    server = await startServer(sqlite);
  });
  after(() => server.close());

  /** A request of bytes as they are: a browser or fetch would decompress them. */
  function ask(name: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> {
    return new Promise((resolve, reject) => {
      const path = `/assets/${version}/${name}`;
      const call = request({ port: server.port, host: '127.0.0.1', path, method, headers }, (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => {
          resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) });
        });
      });
      call.on('error', reject).end();
    });
  }

  it('are the same for whoever reads brotli, gzip or neither', async () => {
    for (const name of Object.keys(files)) {
      const plain = readFileSync(`packages/widget/dist/cdn/${name}`);
      for (const [accepted, encoding, open] of [
        ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
        ['gzip, deflate', 'gzip', gunzipSync],
        ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
        ['identity', undefined, (bytes: Buffer) => bytes],
        ['nonsense;;q=x', undefined, (bytes: Buffer) => bytes],
      ] as const) {
        const { status, headers, body } = await ask(name, { 'Accept-Encoding': accepted });
        assert.deepEqual([status, headers['content-encoding']], [200, encoding], `${name} for ${accepted}`);
        assert.ok(open(body).equals(plain), name);
        assert.match(String(headers['content-type']), name.endsWith('.css') ? /^text\/css/ : /^text\/javascript/);
        assert.match(String(headers['vary']), /Accept-Encoding/);
        assert.match(String(headers['cache-control']), /immutable/);
      }
    }
  });

  it('come in the size that is promised for them', async () => {
    const { body } = await ask('login.js', { 'Accept-Encoding': 'br' });
    assert.ok(body.length <= 11_600, `${body.length} bytes`);
  });

  it('are asked about again without being sent again, and refused in plain words', async () => {
    const accepted = { 'Accept-Encoding': 'br' };
    const etag = String((await ask('login.js', accepted)).headers['etag']);
    assert.equal((await ask('login.js', { ...accepted, 'If-None-Match': etag })).status, 304);
    assert.equal((await ask('login.js', { 'If-None-Match': etag })).status, 200, 'another encoding is another thing');
    const head = await ask('login.js', accepted, 'HEAD');
    assert.deepEqual([head.status, head.headers['content-encoding'], head.body.length], [200, 'br', 0]);
    const posted = await ask('login.js', accepted, 'POST');
    assert.ok(posted.status >= 400 && posted.headers['content-encoding'] === undefined, String(posted.status));
    assert.equal((await ask('no-such-file.js', accepted)).status, 404);
  });
});
