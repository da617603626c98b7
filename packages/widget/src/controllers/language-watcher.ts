import type { ReactiveController, ReactiveControllerHost } from 'lit';

const hosts = new Set<ReactiveControllerHost & Element>();

/**
 * One observer for the whole page: a page whose language changes tells it on its root, or on the element itself. Made
 * when it is needed, because a server has none.
 */
let observer: MutationObserver | undefined;

/** Updates an element when the language of the page, or its own, changes. */
export class LanguageWatcher implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.#host);
    observer ??= new MutationObserver(() => {
      for (const host of hosts) host.requestUpdate();
    });
    observer.observe(document.documentElement, { attributeFilter: ['lang'] });
    observer.observe(this.#host, { attributeFilter: ['lang'] });
    // It may have changed before there was anyone to watch.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
  }
}
