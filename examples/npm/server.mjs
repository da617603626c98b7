import { fileURLToPath } from 'node:url';
import express from 'express';
import { createPortico } from '@portico/server';

const port = Number(process.env.PORT ?? 4000);
const portico = await createPortico({
  portals: [{ slug: 'bundled', name: 'A bundled page' }],
  settings: { PUBLIC_URL: `http://localhost:${port}/accounts`, ...process.env },
});

const app = express();
app.use(portico.wellKnown);
app.use('/accounts', portico.router);
for (const folder of ['dist', 'public']) app.use(express.static(fileURLToPath(new URL(folder, import.meta.url))));
app.listen(port, '127.0.0.1', (error) => {
  if (error) fail(error);
  console.log(`The page is at http://localhost:${port}`);
});

/** Says in one sentence why a port cannot be used, and ends. */
function fail(error) {
  const taken = `Port ${error.port} is taken. Choose another one by PORT.`;
  console.error(error.code === 'EADDRINUSE' ? taken : `The server could not start: ${error.message}`);
  process.exit(1);
}
