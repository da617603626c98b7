import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { KnownSession, CoreClient } from '../client/core-client.js';
import type { PageController } from './page-controller.js';

/** Who is signed in, for an element that shows it: asks once and updates the element whenever it changes. */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #page: Pick<PageController, 'base' | 'chosenClient'>;
  readonly #onChange: (session: KnownSession) => void;
  #followed: { base: string; client: CoreClient | undefined } | undefined;
  #client: CoreClient | undefined;
  #stop: (() => void) | undefined;

  /** `onChange` hears of every change, besides the element's update. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    page: Pick<PageController, 'base' | 'chosenClient'>,
    onChange: (session: KnownSession) => void = () => undefined,
  ) {
    this.#host = host;
    this.#page = page;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** Null when nobody is signed in, undefined while that is not known. */
  get session(): KnownSession {
    return this.#client?.session;
  }

  /** The client, which is loaded apart from the elements. @throws when it cannot be loaded. */
  async client(): Promise<CoreClient> {
    const { clientFor } = await import('../client/client-registry.js');
    return this.#page.chosenClient ?? clientFor(this.#page.base);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { base, chosenClient: client } = this.#page;
    if (this.#followed?.base === base && this.#followed.client === client) return;
    this.#stop?.();
    this.#followed = { base, client };
    // A server that cannot be reached leaves it unknown; the next look may succeed.
    this.#follow().catch(() => undefined);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#followed = undefined;
  }

  async #follow(): Promise<void> {
    const wanted = this.#followed;
    const client = await this.client();
    if (wanted !== this.#followed || !wanted) return;
    this.#client = client;
    this.#stop = client.onSessionChange((session) => {
      this.#onChange(session);
      this.#host.requestUpdate();
    });
    if (client.session !== undefined) this.#onChange(client.session);
    this.#host.requestUpdate();
    await client.knowSession();
  }
}
