import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { createPortico } from '@portico/server';

const { ACCOUNTS_HOST = 'localhost', PAGE_HOST = '127.0.0.1', TLS_CERT, TLS_KEY } = process.env;
const accountsPort = Number(process.env.ACCOUNTS_PORT ?? 3000);
const port = Number(process.env.PORT ?? 8080);
const tls = TLS_CERT && TLS_KEY ? { cert: readFileSync(TLS_CERT), key: readFileSync(TLS_KEY) } : undefined;
const scheme = tls ? 'https' : 'http';
const serve = (app) => (tls ? createTlsServer(tls, app) : createServer(app)).once('error', fail);

/* The server with the accounts. It lets pages of that one other origin use its API. */
const server = `${scheme}://${ACCOUNTS_HOST}:${accountsPort}`;
const page = `${scheme}://${PAGE_HOST}:${port}`;
const portico = await createPortico({
  portals: [{ slug: 'another-site', name: 'Another site', allowedOrigins: [page] }],
  settings: { PUBLIC_URL: server, ...process.env },
});
serve(express().use(portico.router)).listen(accountsPort, '127.0.0.1');

/* The other site: static files, and a policy that names the server. */
const { version, files } = createRequire(import.meta.url)('@portico/widget/integrity.json');
const values = { server, assets: `${server}/assets/${version}`, ...files };
const html = readFileSync(new URL('index.html', import.meta.url), 'utf8').replace(
  /\{\{([^}]+)\}\}/g,
  (_, name) => values[name],
);
const policy = `default-src 'none'; script-src 'self' ${server}; style-src 'self' ${server}; connect-src ${server}; img-src data: https:; base-uri 'none'; form-action ${server}; require-trusted-types-for 'script'; trusted-types lit-html`;

const site = express();
site.get('/', (_req, res) => res.set('Content-Security-Policy', policy).type('html').send(html));
site.get('/page.js', (_req, res) => res.sendFile(fileURLToPath(new URL('page.js', import.meta.url))));
serve(site).listen(port, '127.0.0.1', () => {
  console.log(`The page is at ${page}, the accounts are at ${server}`);
});

/** Says in one sentence why a port cannot be used, and ends. */
function fail(error) {
  const taken = `Port ${error.port} is taken. Choose another one by ACCOUNTS_PORT or PORT.`;
  console.error(error.code === 'EADDRINUSE' ? taken : `The server could not start: ${error.message}`);
  process.exit(1);
}
