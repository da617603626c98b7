import { loadPart } from '../client/load-part.js';
import { SessionController } from '../controllers/session-controller.js';
import { errorDetail } from './events.js';
import type { PorticoElement } from './portico-element.js';

/** Who is signed in, for an element that tells its page by `portico-error` when the server cannot be asked. */
export function sessionWithWarnings(host: PorticoElement): SessionController {
  const session = new SessionController(host, host.page, {
    onChange: () => void look().catch(() => undefined),
    onAway: (reason) => {
      host.fire('portico-error', errorDetail(reason));
      void look().catch(() => undefined);
    },
  });
  const look = async (): Promise<void> => {
    const client = await session.client();
    if (client.isElsewhere)
      await (await loadPart(() => import('./warn-session-not-stored.js'))).warnSessionNotStored(host, client);
  };
  return session;
}
