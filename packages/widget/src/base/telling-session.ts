import { SessionController } from '../controllers/session-controller.js';
import type { PorticoElement } from './portico-element.js';

/** Who is signed in, for an element that tells its page by `portico-error` when the server cannot be asked. */
export function tellingSession(host: PorticoElement): SessionController {
  return new SessionController(host, host.page, {
    onAway: ({ code = 'network_failed', status = 0, retryAfter, requestId }) => {
      host.fire('portico-error', { code, status, retryAfter, requestId });
    },
  });
}
