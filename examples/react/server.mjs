import { fileURLToPath } from 'node:url';
import express from 'express';
import { createPortico } from '@portico/server';
import { print } from './dist/print.js';

const port = Number(process.env.PORT ?? 4000);
const portico = await createPortico({
  portals: [{ slug: 'react', name: 'A React app' }],
  settings: { PUBLIC_URL: `http://localhost:${port}/accounts`, ...process.env },
});

const page = (content) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>A React app</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/dist/browser.js"></script>
  </head>
  <body>
    <div id="root">${content}</div>
  </body>
</html>`;

const app = express();
app.use(portico.wellKnown);
app.use('/accounts', portico.router);
app.use('/dist', express.static(fileURLToPath(new URL('dist', import.meta.url))));
app.get('/', (_req, res) => res.send(page(print())));
app.get('/client', (_req, res) => res.send(page('')));
app.listen(port, '127.0.0.1', (error) => {
  if (error) fail(error);
  console.log(
    `The app is at http://localhost:${port}, rendered by the browser alone at http://localhost:${port}/client`,
  );
});

/** Says in one sentence why a port cannot be used, and ends. */
function fail(error) {
  const taken = `Port ${error.port} is taken. Choose another one by PORT.`;
  console.error(error.code === 'EADDRINUSE' ? taken : `The server could not start: ${error.message}`);
  process.exit(1);
}
