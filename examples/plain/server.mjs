import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { createPortico } from '@portico/server';

const accountsPort = Number(process.env.ACCOUNTS_PORT ?? 3000);
const port = Number(process.env.PORT ?? 8080);

/* The server with the accounts. */
const server = `http://localhost:${accountsPort}`;
const portico = await createPortico({
  portals: [{ slug: 'plain', name: 'A plain page' }],
  settings: { PUBLIC_URL: server, ...process.env },
});
express()
  .use(portico.router)
  .listen(accountsPort, '127.0.0.1', (error) => error && fail(error));

/*
 * The page, which could lie on any web server: nothing in it depends on the visitor. The hashes are those of the
 * installed version; in a page of your own they stand in the HTML.
 */
const { version, files } = createRequire(import.meta.url)('@portico/widget/integrity.json');
const values = { server, assets: `${server}/assets/${version}`, ...files };
const page = readFileSync(new URL('index.html', import.meta.url), 'utf8').replace(
  /\{\{([^}]+)\}\}/g,
  (_, name) => values[name],
);

const site = express();
site.get('/', (_req, res) => res.type('html').send(page));
for (const name of ['page.js', 'page.css']) {
  site.get(`/${name}`, (_req, res) => res.sendFile(fileURLToPath(new URL(name, import.meta.url))));
}
site.listen(port, '127.0.0.1', (error) => {
  if (error) fail(error);
  console.log(`The page is at http://localhost:${port}, the accounts are at ${server}`);
});

/** Says in one sentence why a port cannot be used, and ends. */
function fail(error) {
  const taken = `Port ${error.port} is taken. Choose another one by ACCOUNTS_PORT or PORT.`;
  console.error(error.code === 'EADDRINUSE' ? taken : `The server could not start: ${error.message}`);
  process.exit(1);
}
