import type { CoreClient, SessionCarrier } from './core-client.js';
import { PorticoError } from './portico-error.js';

/** Carries a client's session by tokens. What does it is loaded with the first call that finds the server there. */
export function bearerCarrier(client: CoreClient): SessionCarrier {
  let loading: Promise<SessionCarrier> | undefined;
  const load = async (): Promise<SessionCarrier> => {
    const { BearerSession } = await import('./bearer-session.js');
    return new BearerSession(client.base, {
      late: () => void client.refreshSession().catch(() => undefined),
      over: () => {
        client.loseSession();
      },
    });
  };
  return {
    call: async (...given) => {
      loading ??= load().catch((cause: unknown) => {
        loading = undefined;
        throw new PorticoError('network_failed', { cause });
      });
      return (await loading).call(...given);
    },
  };
}
