import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CoreClient } from '../client/core-client.js';
import type { ContactStore } from './contact-store.js';

/** How often it is asked whether a mail was opened: every few seconds at first, then more rarely. */
const pauses = { first: 5000, later: 30_000, firstFor: 10 * 60_000 };

/** Notices that an address was verified in another tab or on another device, while its element is looked at. */
export class SettingsWatch implements ReactiveController {
  readonly #store: ContactStore;
  readonly #client: CoreClient;
  readonly #onVerified: (email: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;

  constructor(
    host: ReactiveControllerHost,
    store: ContactStore,
    client: CoreClient,
    onVerified: (email: string) => void,
  ) {
    this.#store = store;
    this.#client = client;
    this.#onVerified = onVerified;
    host.addController(this);
  }

  /** Looks from now on, or no longer. */
  follow(isWanted: boolean): void {
    if (!isWanted) this.#since = 0;
    else if (this.#since === 0) this.#since = Date.now();
    else return;
    this.#schedule();
  }

  hostConnected(): void {
    this.#schedule();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#since === 0) return;
    const pause = Date.now() - this.#since < pauses.firstFor ? pauses.first : pauses.later;
    this.#timer = setTimeout(() => void this.#look(), pause);
  }

  async #look(): Promise<void> {
    if (document.visibilityState === 'visible') {
      // Being offline for a moment is no reason to stop.
      const verified = await this.#store.look(this.#client).catch(() => []);
      for (const email of verified) this.#onVerified(email);
    }
    this.#schedule();
  }
}
