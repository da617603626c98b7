import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { createPortico } from '@portico/server';
import { helpCentre } from './help-centre.mjs';
import { notifications } from './notifications.mjs';

const port = Number(process.env.PORT ?? 3000);
/** Where people reach this site; links that stand in mails and forms are whole. */
const address = process.env.PUBLIC_URL ?? `http://localhost:${port}`;

/** Two portals on one server: this help centre, and one of its own at http://acme.localhost:3000 (or your port) and /p/acme. */
const portico = await createPortico({
  portals: [
    {
      slug: 'larkfield',
      name: 'Larkfield Help',
      notifications,
      signUpForm: {
        consents: [
          {
            name: 'terms',
            version: '2026-11',
            required: true,
            label: [
              { language: 'en', text: `I agree to the [Terms](${address}/articles/terms)` },
              { language: 'de', text: `Ich stimme den [Bedingungen](${address}/articles/terms) zu` },
            ],
          },
          {
            name: 'news',
            version: '2026-11',
            required: false,
            label: [
              { language: 'en', text: 'Write to me about new articles, about once a month' },
              { language: 'de', text: 'Schreiben Sie mir etwa einmal im Monat über neue Artikel' },
            ],
          },
        ],
      },
    },
    { slug: 'acme', name: 'Acme Support', host: 'acme.localhost' },
  ],
});

const app = express();
app.disable('x-powered-by');
app.use('/larkfield', express.static(fileURLToPath(new URL('./public', import.meta.url))));
app.use(helpCentre(portico, address));
app.use(portico.router);

const server = createServer(app);
server.listen(port, process.env.HOST ?? '127.0.0.1', () => {
  console.log(`Larkfield Help is at http://localhost:${server.address().port}`);
});

server.on('error', (error) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Choose another one: PORT=3055 npm start`
      : `The server could not start: ${error.message}`,
  );
  process.exit(1);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close(() => portico.close().then(() => process.exit(0)));
    server.closeIdleConnections();
  });
}
