import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Has the browser ask, in its own words, whether to leave a page with something that is not saved, for as long as the
 * element is in it. Only while there is something to lose: a page that listens for it is not kept for the Back button.
 */
export class LeaveQuestion implements ReactiveController {
  /** A listener of its own: another element of the page may have something to lose, too. */
  readonly #ask = (event: Event): void => {
    event.preventDefault();
  };
  readonly #host: ReactiveControllerHost & Element;
  #isAsked = false;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  set isAsked(isAsked: boolean) {
    this.#isAsked = isAsked;
    this.#follow();
  }

  hostConnected(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#ask);
  }

  #follow(): void {
    const isAsked = this.#isAsked && this.#host.isConnected;
    (isAsked ? addEventListener : removeEventListener)('beforeunload', this.#ask);
  }
}
