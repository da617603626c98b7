import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How often one looks: every few seconds at first, then more rarely (ms). */
const pauses = { first: 5000, later: 30_000, firstFor: 10 * 60_000 };

/**
 * Looks again and again for something that happens elsewhere, such as a mail that is opened on another device: while
 * its host is on the page and somebody looks at that, and at once when they come back to it.
 */
export class VisiblePoller implements ReactiveController {
  /** Looks now. */
  readonly look: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;
  readonly #handleVisibility = (): void => {
    if (this.isLooking && document.visibilityState === 'visible') void this.#turn();
  };

  /** `look` never rejects: being offline for a moment is no reason to stop. */
  constructor(host: ReactiveControllerHost, look: () => Promise<void>) {
    this.look = look;
    host.addController(this);
  }

  get isLooking(): boolean {
    return this.#since > 0;
  }

  /** Looks from now on, or no longer. Whoever looks already goes on as they do. */
  follow(isWanted: boolean): void {
    if (isWanted === this.isLooking) return;
    this.#since = isWanted ? Date.now() : 0;
    this.#wait();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#handleVisibility);
    this.#wait();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#handleVisibility);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (!this.isLooking) return;
    const pause = Date.now() - this.#since < pauses.firstFor ? pauses.first : pauses.later;
    this.#timer = setTimeout(() => void this.#turn(), pause);
  }

  async #turn(): Promise<void> {
    clearTimeout(this.#timer);
    const timer = this.#timer;
    if (document.visibilityState === 'visible') await this.look();
    // Unless it went off the page in between, or another turn was quicker.
    if (timer === this.#timer) this.#wait();
  }
}
