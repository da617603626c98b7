import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import express from 'express';
import { serveAssets } from './assets.js';

describe('scripts of other versions', () => {
  let folder: string;
  let server: Server;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portico-kept-'));
    mkdirSync(join(folder, 'kept/0.0.9/chunks'), { recursive: true });
    writeFileSync(join(folder, 'kept/0.0.9/chunks/late-a.js'), 'export {};');
    for (const other of ['.env', 'portico.db', '0.0.9/.env', '0.0.9/.git/config', 'notes/0.0.9/notes.js', '0.0/a.js']) {
      mkdirSync(join(folder, 'kept', dirname(other)), { recursive: true });
      writeFileSync(join(folder, 'kept', other), 'secret');
    }
    writeFileSync(join(folder, 'secret.js'), 'secret');
    server = createServer(express().use(serveAssets(join(folder, 'kept'))));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  /** Asks for a path as it is written, which `fetch` would tidy up. */
  function get(path: string): Promise<{ status: number; header: (name: string) => unknown; body: string }> {
    return new Promise((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      request({ port, path, host: '127.0.0.1' }, (res) => {
        let body = '';
        res.on('data', (chunk: Buffer) => (body += chunk.toString()));
        res.on('end', () => {
          resolve({ status: res.statusCode ?? 0, header: (name) => res.headers[name], body });
        });
      })
        .on('error', reject)
        .end();
    });
  }

  it('are served to pages of any origin, for ever, from the folder that the operator keeps', async () => {
    const { status, header, body } = await get('/assets/0.0.9/chunks/late-a.js');
    assert.equal(status, 200);
    assert.equal(body, 'export {};');
    assert.equal(header('access-control-allow-origin'), '*');
    assert.match(String(header('cache-control')), /max-age=31536000, immutable/);
    assert.match(String(header('content-type')), /javascript/);
  });

  for (const path of ['/assets/0.0.8/login.js', '/assets/0.0.9/chunks/late-b.js']) {
    it(`that are not kept are not found, which pages of any origin may read and nobody keeps: ${path}`, async () => {
      const { status, header } = await get(path);
      assert.equal(status, 404);
      assert.equal(header('access-control-allow-origin'), '*');
      assert.equal(header('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(header('cache-control'), 'no-store');
    });
  }

  for (const path of [
    '/assets/../secret.js',
    '/assets/%2e%2e/secret.js',
    '/assets/0.0.9/..%2f..%2fsecret.js',
    '/assets/0.0.9/..%5c..%5csecret.js',
    '/assets//../../secret.js',
    '/assets/.env',
    '/assets/portico.db',
    '/assets/0.0.9/.env',
    '/assets/0.0.9/.git/config',
    '/assets/notes/0.0.9/notes.js',
    '/assets/0.0/a.js',
    '/assets/0.0.9//portico.db',
    '/assets/0.0.9/%2e%2e/portico.db',
    '/assets/0.0.9%2f..%2fportico.db',
    '/assets//portico.db',
    '/assets/./portico.db',
    '/assets/0.0.9/%00',
    '/assets/0.0.9',
  ]) {
    it(`lead nowhere else: ${path}`, async () => {
      const { status, body } = await get(path);
      assert.ok(status >= 400 && status < 500, String(status));
      assert.doesNotMatch(body, /secret$/);
    });
  }
});
