import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import express from 'express';
import { engines } from '../../rig/databases.js';
import { freePort } from '../../rig/free-port.js';
import { startServer, type TestServer } from '../../rig/server.js';
import type { SiteFile } from './site.js';

/** A site that has Portico mounted in itself, and pages and files of its own. */
export interface OwnOrigin {
  url: string;
  server: TestServer;
  put: (path: string, file: SiteFile) => void;
  close: () => Promise<void>;
}

/** Starts it: what is no file of the site is for Portico. */
export async function startOwnOrigin(): Promise<OwnOrigin> {
  const [sqlite] = engines;
  assert.ok(sqlite);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = await startServer(sqlite, { settings: { PUBLIC_URL: url } });
  const portico: RequestListener = express().use(server.portico.router);
  const files = new Map<string, SiteFile>();
  const site = createServer((req, res) => {
    const file = files.get(req.url ?? '');
    if (!file) {
      portico(req, res);
      return;
    }
    res.writeHead(200, { 'Content-Type': `${file.type ?? 'text/html'}; charset=utf-8`, ...file.headers });
    res.end(file.body);
  });
  await new Promise<void>((ready) => site.listen(port, '127.0.0.1', ready));
  return {
    url,
    server,
    put: (path, file) => void files.set(path, file),
    close: async () => {
      const closed = new Promise((resolve) => site.close(resolve));
      site.closeAllConnections();
      await closed;
      await server.close();
    },
  };
}
