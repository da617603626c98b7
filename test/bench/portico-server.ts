import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPortico } from '@portico/server';

/* Portico as the command serves it, with the safe cost of hashes. DATABASE_URL and the secret come from the bench. */
const http = createServer();
http.listen(0, '127.0.0.1', () => {
  void serve((http.address() as AddressInfo).port);
});
process.on('SIGTERM', () => process.exit(0));

async function serve(port: number): Promise<void> {
  const portico = await createPortico({
    portals: [{ slug: 'larkfield', name: 'Larkfield Help' }],
    settings: { PUBLIC_URL: `http://localhost:${port}`, LOG_LEVEL: 'warn', LIMIT_LOGIN_IP: '999999/1s' },
  });
  http.on('request', portico.router);
  console.log(`listening ${port}`);
}
