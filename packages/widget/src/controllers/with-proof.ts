import type { CoreClient } from '../client/core-client.js';
import { PorticoError } from '../client/portico-error.js';

/** How somebody has to prove who they are: `login` when the session is over, else by what they have. */
export interface ProofNeed {
  method: 'password' | 'code' | 'login';
  /** The primary address of the account. */
  email: string;
  /** Minutes that a login counts as recent. */
  minutes: number;
}

/** An element that asks for a proof, in place. */
interface ProofAsker extends HTMLElement {
  client: unknown;
  ask: (need: ProofNeed) => Promise<boolean>;
}

/**
 * Does what may need a fresh login. If the server wants one, or the session is over, the person is asked in place and
 * the work is done again: nothing that was typed or staged is lost. Undefined when they would rather not.
 *
 * @throws PorticoError what the work throws otherwise
 */
export async function withProof<T>(
  host: HTMLElement,
  client: CoreClient,
  email: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  // Once a session is over, the server no longer tells whose it was.
  if (!email) client.knowSession().catch(() => undefined);
  const known = email || client.session?.user.email;
  try {
    return await work();
  } catch (error) {
    const need = error instanceof PorticoError && needOf(error, known ?? client.session?.user.email ?? '');
    if (!need || !customElements.get('portico-reauthenticate')) throw error;
    if (await ask(host, client, need)) return work();
    // Who would rather not log in again is logged out, and the rest of the page may know.
    if (need.method === 'login') client.refreshSession().catch(() => undefined);
    return undefined;
  }
}

function needOf({ code, params }: PorticoError, email: string): ProofNeed | undefined {
  if (code === 'reauthentication_required') {
    const minutes = Number(params['minutes']);
    return {
      method: params['method'] === 'code' ? 'code' : 'password',
      email,
      minutes: minutes > 0 && minutes < 1e6 ? minutes : 10,
    };
  }
  return code === 'session_missing' && email ? { method: 'login', email, minutes: 0 } : undefined;
}

/** Two elements that are refused at the same time ask one question. */
const open = new WeakMap<CoreClient, Promise<boolean>>();

function ask(host: HTMLElement, client: CoreClient, need: ProofNeed): Promise<boolean> {
  const asked =
    open.get(client) ??
    askAnew(host, client, need).finally(() => {
      open.delete(client);
    });
  open.set(client, asked);
  return asked;
}

/** By the page's own element, or by one that is there for this question only. */
async function askAnew(host: HTMLElement, client: CoreClient, need: ProofNeed): Promise<boolean> {
  const root = host.getRootNode() as Document | ShadowRoot;
  const tag = 'portico-reauthenticate';
  const own = root.querySelector<ProofAsker>(tag);
  if (own) return own.ask(need);
  const asker = document.createElement(tag) as unknown as ProofAsker;
  asker.client = client;
  asker.lang = host.closest<HTMLElement>('[lang]')?.lang ?? '';
  (root instanceof Document ? root.body : root).append(asker);
  try {
    return await asker.ask(need);
  } finally {
    asker.remove();
  }
}
