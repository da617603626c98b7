import type { InputOf, OperationId, OutputOf, Session } from '@portico/contract';
import { baseUrl } from './base-url.js';
import { loadPart } from './load-part.js';
import { PorticoError, toPorticoError } from './portico-error.js';
import { SessionBroadcast } from './session-broadcast.js';

/** Settings of one call. */
export interface RequestOptions {
  signal?: AbortSignal;
}

/** How a carrier changes a call: the headers that it adds, and what it says besides. */
export interface Carried {
  headers: Record<string, string>;
  credentials: RequestCredentials;
}

/** What carries the session where cookies do not. */
export interface SessionCarrier {
  /** Makes a call by `send`, as often as it takes to be let in. */
  call: (
    id: OperationId,
    input: object,
    send: (input: object, carried: Carried) => Promise<unknown>,
  ) => Promise<unknown>;
}

/** Who is signed in: null when nobody is, undefined while that is not known. */
export type KnownSession = Session | null | undefined;

/**
 * Talks to one portal's server and knows who is signed in there. All elements of a page that name the same server
 * share one client. It keeps no token: the session is a cookie that script cannot read, unless the page has it carried
 * otherwise.
 *
 * This is what elements use; `PorticoClient` adds a method for each operation.
 */
export class CoreClient {
  /** Base URL of the portal, absolute and without a slash at its end. */
  readonly base: string;
  readonly #listeners = new Set<(session: KnownSession) => void>();
  readonly #broadcast: SessionBroadcast;
  #carrier: SessionCarrier | undefined;
  #session: KnownSession;
  #asking: Promise<Session | null> | undefined;
  /** Counts what became known, or is said to have changed: an answer to an older question is none. */
  #era = 0;
  /** How many may still show in place who they are, and whether the session was refused meanwhile. */
  #holds = 0;
  #isRefused = false;

  /** `server` is a URL or a path of this page's origin; '' means its root. */
  constructor(server?: string) {
    this.base = baseUrl(server);
    this.#broadcast = new SessionBroadcast(this.base, () => {
      // A failed look changes nothing: being offline logs nobody out.
      if (this.#session !== undefined || this.#asking) this.#lookAnew();
    });
  }

  /** Has the session carried by something else than a cookie, from the next call on. Only the first one counts. */
  carryBy(make: () => SessionCarrier): void {
    this.#carrier ??= make();
  }

  /** Whether the session is a cookie of another origin than the page's, which a browser may keep away. */
  get isElsewhere(): boolean {
    return !this.#carrier && new URL(this.base).origin !== location.origin;
  }

  /** Who is signed in, as far as this page knows. */
  get session(): KnownSession {
    return this.#session;
  }

  /** Calls `listener` whenever it becomes known that somebody else, or nobody, is signed in. Returns its end. */
  onSessionChange(listener: (session: KnownSession) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Who is signed in; asks the server only when this page does not know yet. @throws PorticoError */
  async knowSession(): Promise<Session | null> {
    return this.#session === undefined ? this.refreshSession() : this.#session;
  }

  /** Asks the server who is signed in. Calls at the same time share one request. @throws PorticoError */
  refreshSession(): Promise<Session | null> {
    return (this.#asking ??= this.#ask());
  }

  /** What is asked already may be answered with what was before. */
  #askAnew(): Promise<Session | null> {
    this.#outdate();
    return this.refreshSession();
  }

  #outdate(): void {
    this.#era++;
    this.#asking = undefined;
  }

  #lookAnew(): void {
    this.#askAnew().catch(() => undefined);
  }

  /** Something about the person changed: this page's elements and the other tabs look anew. @throws PorticoError */
  async announceChange(): Promise<void> {
    this.#broadcast.tell();
    await this.#askAnew();
  }

  /**
   * Does work whose refusal asks in place who somebody is: until it is over, a refused session is still taken for that
   * person's. What is refused otherwise signs out at once.
   */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#holds++;
    try {
      return await work();
    } finally {
      this.#holds--;
      if (this.#isRefused) this.loseSession();
    }
  }

  /**
   * Calls an operation. A refused session is over for this page and the other tabs, which are told once.
   *
   * @throws PorticoError, and the abort reason when `signal` is aborted.
   */
  async call<Id extends OperationId>(id: Id, input: InputOf<Id>, options: RequestOptions = {}): Promise<OutputOf<Id>> {
    const era = this.#era;
    try {
      const { call } = await this.load();
      const settings = { base: this.base, signal: options.signal, person: this.#session?.user.id };
      const carrier = this.#carrier;
      const send = (own: object, carried?: Carried): Promise<unknown> =>
        call(id, own as InputOf<Id>, { ...settings, ...carried });
      const output = (await (carrier ? carrier.call(id, input, send) : send(input))) as OutputOf<Id>;
      if (id !== 'getSession' || era === this.#era) this.#learn(id, output);
      return output;
    } catch (error) {
      if (options.signal?.aborted) throw error;
      const failure = toPorticoError(error);
      if (failure.code === 'person_changed') this.#lookAnew();
      // What was refused after somebody logged in says nothing of their session.
      if (failure.code === 'session_missing' && era === this.#era) this.loseSession();
      throw failure;
    }
  }

  /** The server no longer takes the session: nobody is signed in, unless that is being asked in place. */
  loseSession(): void {
    this.#isRefused = this.#holds > 0;
    if (!this.#isRefused && this.#session) this.#know(null, true);
  }

  /** Fetches the part of the client that does the talking, ahead of the first call. @throws PartFailure */
  load(): Promise<typeof import('./transport.js')> {
    return loadPart(() => import('./transport.js'));
  }

  async #ask(): Promise<Session | null> {
    const era = this.#era;
    let session: KnownSession;
    try {
      ({ session } = await this.call('getSession', {}));
    } catch (error) {
      if (!(error instanceof PorticoError) || error.code !== 'session_missing') throw error;
      session = null;
    } finally {
      if (era === this.#era) this.#asking = undefined;
    }
    if (era !== this.#era) return this.#asking ?? this.knowSession();
    this.#know(session);
    return session;
  }

  /** What an answer says about who is signed in. */
  #learn(id: OperationId, output: unknown): void {
    const { session } = output as { session?: Session | null };
    if (session !== undefined) this.#know(session, id !== 'getSession');
    else if (id === 'logout' || id === 'resetPassword') this.#know(null, true);
  }

  #know(session: Session | null, tellOthers = false): void {
    if (tellOthers) this.#outdate();
    const changed = this.#session === undefined || visibleState(this.#session) !== visibleState(session);
    this.#session = session;
    this.#isRefused = false;
    if (tellOthers) this.#broadcast.tell();
    if (changed) for (const listener of this.#listeners) tell(listener, session);
  }
}

/** What a listener of the page throws is the page's affair: the call that it heard of has succeeded. */
function tell(listener: (session: KnownSession) => void, session: Session | null): void {
  try {
    listener(session);
  } catch (error) {
    reportError(error);
  }
}

/** What elements show of a session: when it ends is no news. */
function visibleState(session: Session | null): string {
  return JSON.stringify(session && [session.id, session.user]);
}
