import { readFileSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of a host, or a file of its own. */
export interface SiteFile {
  body: string;
  /** MIME type; a page without one. */
  type?: string;
  headers?: OutgoingHttpHeaders;
}

/** A website that is not Portico's, on a port of its own. */
export interface Site {
  url: string;
  /** Puts a file or a page at a path. */
  put: (path: string, file: SiteFile) => void;
  close: () => Promise<void>;
}

/** Greets whoever logs in by the title of the page, which all journeys wait for. */
const greeting = `addEventListener('portico-logged-in', (event) => {
  document.title = 'Hello ' + event.detail.user.name;
});`;

/** Starts a website with nothing but `/greet.js` and the style sheets of this folder. */
export async function startSite(): Promise<Site> {
  const files = new Map<string, SiteFile>([['/greet.js', { body: greeting, type: 'text/javascript' }]]);
  const server = createServer((req, res) => {
    const path = new URL(req.url ?? '/', 'http://localhost').pathname;
    const file = files.get(path) ?? sheet(path);
    res.writeHead(file ? 200 : 404, {
      'Content-Type': `${file?.type ?? 'text/html'}; charset=utf-8`,
      ...file?.headers,
    });
    res.end(file?.body ?? '');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    put: (path, file) => void files.set(path, file),
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}

function sheet(path: string): SiteFile | undefined {
  const [, name] = /^\/styles\/([a-z]+)\.css$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  return { body: readFileSync(new URL(`./styles/${name}.css`, import.meta.url), 'utf8'), type: 'text/css' };
}

/** A page with a head and a body. */
export function htmlPage(head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>A host page</title>
    <link rel="icon" href="data:," />
    ${head}
  </head>
  <body>
    ${body}
  </body>
</html>`;
}
