import type { CoreClient } from '../client/core-client.js';
import { adviceFor, probeSession } from '../client/probe-session.js';
import type { ErrorDetail } from './events.js';

const looked = new WeakSet<CoreClient>();

/**
 * Sees, once for each server, whether the browser keeps a session of it on this page. If not, the console says why, and
 * `portico-error` from that element: nobody is told "log in again" for ever because of how the page is set up, without
 * its makers being told.
 */
export async function warnSessionNotStored(host: EventTarget, client: CoreClient): Promise<void> {
  if (looked.has(client)) return;
  looked.add(client);
  const cause = await probeSession(client);
  if (!cause) return;
  console.error(adviceFor(client, cause));
  const detail: ErrorDetail = {
    code: 'session_unavailable',
    status: 0,
    retryAfter: undefined,
    requestId: undefined,
    cause,
  };
  host.dispatchEvent(new CustomEvent('portico-error', { detail, bubbles: true, composed: true }));
}
