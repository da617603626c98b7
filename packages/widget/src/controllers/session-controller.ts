import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { KnownSession, CoreClient } from '../client/core-client.js';
import { loadPart } from '../client/load-part.js';
import { type PorticoError, toPorticoError } from '../client/portico-error.js';
import type { PageController } from './page-controller.js';

/** Until the server is asked anew after it could not be asked (ms): twice as long each time. */
const pauses = { first: 2000, longest: 60_000 };

/** What the page around an element says of whom to ask. */
type AskedPage = Pick<PageController, 'base' | 'chosenClient'> & Partial<Pick<PageController, 'pending'>>;

/** Why it is not known who is signed in. */
export type AwayReason = PorticoError;

/** Who hears what, besides the element's update. */
export interface SessionListeners {
  /** Somebody else, or nobody, is signed in by now. */
  onChange?: (session: KnownSession) => void;
  /** It is not known who is signed in, because the server could not be asked; said once until it could. */
  onAway?: (reason: AwayReason) => void;
}

/**
 * Who is signed in, for an element that shows it: asks once and updates the element whenever it changes. A server that
 * could not be asked is asked again, ever more rarely, and at once when the page is looked at or online again.
 */
export class SessionController implements ReactiveController {
  /** Why the server could not be asked, so that it is not known who is signed in. */
  away: AwayReason['code'] | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #page: AskedPage;
  readonly #listeners: SessionListeners;
  #followed: { base: string; client: CoreClient | undefined } | undefined;
  #client: CoreClient | undefined;
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = pauses.first;

  constructor(host: ReactiveControllerHost & HTMLElement, page: AskedPage, listeners: SessionListeners = {}) {
    this.#host = host;
    this.#page = page;
    this.#listeners = listeners;
    host.addController(this);
  }

  /** Null when nobody is signed in, undefined while that is not known. */
  get session(): KnownSession {
    return this.#client?.session;
  }

  /** The client, which is loaded apart from the elements. @throws when it cannot be loaded. */
  async client(): Promise<CoreClient> {
    const { clientFor } = await loadPart(() => import('../client/client-registry.js'));
    return this.#page.chosenClient ?? clientFor(this.#page.base);
  }

  /** Asks again, if the server could not be asked. */
  readonly retry = (): void => {
    // Nobody sees a page in the back; it asks when somebody comes back to it.
    if (this.away && document.visibilityState === 'visible') void this.#look();
  };

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { base, chosenClient: client, pending } = this.#page;
    if (pending) return;
    if (this.#followed?.base === base && this.#followed.client === client) return;
    this.#end();
    this.#followed = { base, client };
    void this.#look();
  }

  hostDisconnected(): void {
    this.#end();
    this.#followed = undefined;
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    const wanted = this.#followed;
    try {
      await this.#follow();
    } catch (error) {
      // A look that failed may have been overtaken by a login.
      if (wanted && wanted === this.#followed && this.session === undefined) this.#wait(toPorticoError(error));
    }
  }

  async #follow(): Promise<void> {
    const wanted = this.#followed;
    const client = await this.client();
    if (wanted !== this.#followed || !wanted) return;
    this.#client = client;
    this.#stop?.();
    this.#stop = client.onSessionChange((session) => {
      this.#know(session);
    });
    if (client.session !== undefined) this.#know(client.session);
    this.#host.requestUpdate();
    await client.knowSession();
  }

  #know(session: KnownSession): void {
    this.#setAway(undefined);
    this.#listeners.onChange?.(session);
    this.#host.requestUpdate();
  }

  #wait(reason: AwayReason): void {
    const isNews = !this.away;
    this.#setAway(reason.code);
    if (isNews) this.#listeners.onAway?.(reason);
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.retry, Math.max(this.#pause, (reason.retryAfter ?? 0) * 1000));
    this.#pause = Math.min(2 * this.#pause, pauses.longest);
  }

  #setAway(away: AwayReason['code'] | undefined): void {
    this.away = away;
    if (!away) {
      clearTimeout(this.#timer);
      this.#pause = pauses.first;
    }
    const change = away ? 'addEventListener' : 'removeEventListener';
    for (const type of ['online', 'focus']) globalThis[change](type, this.retry);
    document[change]('visibilitychange', this.retry);
  }

  #end(): void {
    this.#stop?.();
    this.#setAway(undefined);
  }
}
