import { SessionController } from '../controllers/session-controller.js';
import type { PorticoElement } from './portico-element.js';

/** Who is signed in, for an element that tells its page by `portico-error` when the server cannot be asked. */
export function tellingSession(host: PorticoElement): SessionController {
  const session = new SessionController(host, host.page, {
    onChange: () => void look().catch(() => undefined),
    onAway: ({ code = 'network_failed', status = 0, retryAfter, requestId }) => {
      host.fire('portico-error', { code, status, retryAfter, requestId });
      void look().catch(() => undefined);
    },
  });
  const look = async (): Promise<void> => {
    const client = await session.client();
    if (client.isElsewhere) await (await import('./tell-unkept.js')).tellUnkept(host, client);
  };
  return session;
}
