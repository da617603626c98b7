import type { PorticoOptions } from '@portico/server';
import type { Engine } from './databases.js';
import type { TestBrowser } from './http-client.js';
import { startServer, type TestServer } from './server.js';

/** Where the browsers of a production server think they are. */
export const publicHost = 'help.larkfield.example';
/** Its one allowed host page. */
export const hostPage = 'https://www.larkfield.example';

/** A server as it runs in public: https, no leniency for this machine's origins. */
export async function startInProduction(
  engine: Engine,
  options: PorticoOptions = {},
): Promise<TestServer & { visit: (headers?: Record<string, string>) => TestBrowser }> {
  const server = await startServer(engine, {
    portals: [{ slug: 'larkfield', name: 'Larkfield Help', allowedOrigins: [hostPage] }],
    ...options,
    settings: { NODE_ENV: 'production', PUBLIC_URL: `https://${publicHost}`, ...options.settings },
  });
  const visit = (headers: Record<string, string> = {}): TestBrowser =>
    server.browser({ Host: publicHost, Origin: `https://${publicHost}`, ...headers });
  return { ...server, visit };
}
