import type { CoreClient } from './core-client.js';
import { PorticoError } from './portico-error.js';

/** Why a session cannot be kept. */
export type ProbeCause = 'cookie_blocked' | 'cors' | 'insecure';

/** In plain words, for whoever sets the page up. */
const advice: Record<ProbeCause, string> = {
  cookie_blocked:
    'the browser does not send the cookies of this server along. Serve it below the same site as the page, or set session="bearer" on <portico-provider>.',
  cors: 'the server cannot be asked from this page. Is it running, and is this page\u2019s origin among its allowed origins? "portico doctor --origin <origin>" tells.',
  insecure: 'the page is served over https, but the server over http, which browsers block.',
};

/**
 * Sees whether the session can be kept by a cookie, by setting one and looking whether it comes back. Undefined when it
 * can, or need not: nothing is in the way on the server's own origin, nor of what is not carried by cookies.
 */
export async function probeSession(client: CoreClient): Promise<ProbeCause | undefined> {
  const cause = await causeOf(client);
  // Meanwhile a provider may have come that has the session carried otherwise.
  return client.isElsewhere ? cause : undefined;
}

async function causeOf(client: CoreClient): Promise<ProbeCause | undefined> {
  const server = new URL(client.base);
  if (location.protocol === 'https:' && server.protocol === 'http:' && !isLoopback(server)) return 'insecure';
  try {
    const { value } = await client.call('probeSession', {});
    const { cookie } = await client.call('probeSession', { echo: value });
    return cookie ? undefined : 'cookie_blocked';
  } catch (error) {
    // Offline and a wrong set-up look alike to script; what the server itself says is neither.
    const isUnheard = error instanceof PorticoError && error.code === 'network_failed' && error.status === 0;
    return isUnheard && navigator.onLine ? 'cors' : undefined;
  }
}

/** The words for the console. */
export function adviceFor(client: CoreClient, cause: ProbeCause): string {
  return `portico: nobody can stay logged in at ${client.base} from this page: ${advice[cause]}`;
}

function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$|\.localhost$/.test(hostname);
}
