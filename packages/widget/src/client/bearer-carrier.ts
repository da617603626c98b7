import type { CoreClient, SessionCarrier } from './core-client.js';
import { loadPart } from './load-part.js';

/** Carries a client's session by tokens. What does it is loaded with the first call that finds the server there. */
export function bearerCarrier(client: CoreClient): SessionCarrier {
  let loading: Promise<SessionCarrier> | undefined;
  const load = async (): Promise<SessionCarrier> => {
    const { BearerSession } = await loadPart(() => import('./bearer-session.js'));
    return new BearerSession(client.base, {
      late: () => void client.refreshSession().catch(() => undefined),
      over: () => {
        client.loseSession();
      },
    });
  };
  return {
    call: async (...given) => {
      loading ??= load().catch((failure: unknown) => {
        loading = undefined;
        throw failure;
      });
      return (await loading).call(...given);
    },
  };
}
