import type { ReactiveControllerHost } from 'lit';
import type { CoreClient } from '../client/core-client.js';
import { PorticoError } from '../client/portico-error.js';
import { underSession } from '../client/under-session.js';
import { keepStep, keptStep } from './kept-step.js';
import type { PageController } from './page-controller.js';

const tag = 'portico-reauthenticate';

/** How somebody has to prove who they are: `login` when the session is over, else by what they have. */
export interface ProofNeed {
  method: 'password' | 'code' | 'login';
  /** The primary address of the account. */
  email: string;
  /** Minutes that a login counts as recent. */
  minutes: number;
  /** When another code may be asked for (ms since 1970, the server's clock), if one was mailed already: none is then. */
  resendAt?: number;
  /** Told of a code that was mailed, and when another may be. */
  mailed?: (resendAt: number) => void;
}

/** An element that asks for a proof, in place. */
interface ProofAsker extends HTMLElement {
  client: unknown;
  messages: unknown;
  page: PageController;
  ask: (need: ProofNeed) => Promise<boolean>;
  settle: (isProven: boolean) => void;
}

/** An element that has something to be proven. */
type Host = ReactiveControllerHost &
  HTMLElement & { form: { language: { language: string }; state: { id: string } }; messages: unknown };

/** A question that was open when the page went, and of whom it was asked. The address is in no storage: it may change. */
type Kept = Omit<ProofNeed, 'email' | 'mailed'> & { owner: string };

/**
 * Does what may need a fresh login. If the server wants one, or the session is over, the person is asked in place and
 * the work is done again: nothing that was typed or staged is lost. Undefined when they would rather not.
 *
 * @throws PorticoError what the work throws otherwise
 */
export function withProof<T>(
  host: Host,
  client: CoreClient,
  email: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  // Who would rather not log in again is logged out, and the rest of the page may know.
  return client.hold(() => provenWork(host, client, email, work));
}

/**
 * Asks again what an element was asking when the page was loaded anew, of the same person and without another mail.
 * Resolves with whether they have shown who they are; false when nothing was asked, or of somebody else.
 */
export async function resumeProof(host: Host, client: CoreClient): Promise<boolean> {
  const id = stepOf(host);
  const kept = keptStep(id);
  if (!kept) return false;
  const { owner, ...need } = kept.shown as Kept;
  const user = client.session?.user;
  // Whoever logs in again meanwhile has just shown it.
  if (kept.base !== client.base || user?.id !== owner) {
    keepStep(id, null);
    return false;
  }
  await customElements.whenDefined(tag);
  return client.session?.user.id === owner && client.hold(() => ask(host, client, { ...need, email: user.email }));
}

function stepOf(host: Host): string {
  return `${host.form.state.id}-proof`;
}

async function provenWork<T>(
  host: Host,
  client: CoreClient,
  email: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  // Once a session is over, the server no longer tells whose it was.
  if (!email) client.knowSession().catch(() => undefined);
  const known = email || client.session?.user.email;
  try {
    return await underSession(client, work);
  } catch (error) {
    const need = error instanceof PorticoError && needOf(error, known ?? client.session?.user.email ?? '');
    if (!need || !customElements.get(tag)) throw error;
    return (await ask(host, client, need)) ? work() : undefined;
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

function ask(host: Host, client: CoreClient, need: ProofNeed): Promise<boolean> {
  const asked =
    open.get(client) ??
    askAnew(host, client, need).finally(() => {
      open.delete(client);
    });
  open.set(client, asked);
  return asked;
}

/** By the page's own element for this portal, or by one that is there for this question only. */
async function askAnew(host: Host, client: CoreClient, need: ProofNeed): Promise<boolean> {
  const root = host.getRootNode() as Document | ShadowRoot;
  const own = [...root.querySelectorAll<ProofAsker>(tag)].find(({ page }) => page.base === client.base);
  const asker = own ?? askerFor(host, client);
  // Its words are those of the page.
  if (!own) (host.closest('portico-provider') ?? (root instanceof Document ? root.body : root)).append(asker);
  const watch = {
    hostUpdate: (): void => {
      if (asker.page.base !== client.base) asker.settle(false);
    },
    hostDisconnected: (): void => {
      // An element that is only moved is connected again before this runs.
      queueMicrotask(() => {
        if (!host.isConnected) asker.settle(false);
      });
    },
  };
  host.addController(watch);
  const owner = client.session?.user.id;
  const { method, minutes } = need;
  let isOpen = true;
  const keep = (resendAt?: number): void => {
    // A login that is over cannot be told whose it was.
    if (!owner || method === 'login' || !isOpen) return;
    const shown: Kept = { owner, method, minutes, ...(resendAt && { resendAt }) };
    keepStep(stepOf(host), { base: client.base, shown });
  };
  keep(need.resendAt);
  const stop = client.onSessionChange((session) => {
    if (!session) return;
    // What somebody else types would be taken for an answer of whom it was asked, who may have another address by now.
    const isOther = owner ? session.user.id !== owner : need.email && session.user.email !== need.email;
    if (isOther) asker.settle(false);
  });
  try {
    return await asker.ask({ ...need, mailed: keep });
  } finally {
    isOpen = false;
    if (keptStep(stepOf(host))) keepStep(stepOf(host), null);
    stop();
    host.removeController(watch);
    if (!own) asker.remove();
  }
}

function askerFor(host: Host, client: CoreClient): ProofAsker {
  const asker = document.createElement(tag) as unknown as ProofAsker;
  asker.client = client;
  asker.messages = host.messages;
  const { language } = host.form.language;
  if (language) asker.lang = language;
  return asker;
}
