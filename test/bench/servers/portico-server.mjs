import { createServer } from 'node:http';
import { createPortico } from '@portico/server';

/*
 * Portico as it is built and shipped, with the safe cost of hashes. DATABASE_URL and the secret come from the bench.
 * Without SMTP_URL mails are written, worded and thrown away: the peers have no mail server to talk to either.
 */
const wide = ['LOGIN_IP', 'LOGIN_ALL', 'MAIL_IP', 'MAIL_ALL', 'CODE_IP'].map((name) => [`LIMIT_${name}`, '999999/1s']);
const nowhere = { send: () => Promise.resolve(), close: () => undefined };

const http = createServer();
http.listen(0, '127.0.0.1', async () => {
  const { port } = http.address();
  const portico = await createPortico({
    portals: [{ slug: 'larkfield', name: 'Larkfield Help' }],
    settings: {
      PUBLIC_URL: `http://localhost:${port}`,
      LOG_LEVEL: 'warn',
      LIMIT_LOGIN_FAILURES: '100',
      ...Object.fromEntries(wide),
    },
    ...(process.env.SMTP_URL ? {} : { mailTransport: nowhere }),
  });
  http.on('request', portico.router);
  console.log(`listening ${port}`);
});
process.on('SIGTERM', () => process.exit(0));
