import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** Serves the files of one flat folder on this machine alone. Port 0 takes a free one. */
export async function serveGallery(folder: string, port: number): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname === '/' ? 'index.html' : basename(pathname);
    readFile(join(folder, name)).then(
      (file) => {
        const type = `${types[extname(name)] ?? 'application/octet-stream'}; charset=utf-8`;
        response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(file);
      },
      () => {
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${taken}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
