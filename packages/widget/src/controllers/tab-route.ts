import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How the address bar follows the chosen tab: by its hash, by the path of a page for each, or not at all. */
export type Routing = 'hash' | 'path' | 'none';

/** Keeps tab and address bar together, so that a tab can be linked to and Back goes to the one before. */
export class TabRoute implements ReactiveController {
  readonly #routing: () => Routing;
  readonly #urlOf: (tab: string) => string;
  readonly #tabs: readonly string[];
  readonly #onTab: (tab: string) => void;

  constructor(
    host: ReactiveControllerHost,
    options: {
      tabs: readonly string[];
      routing: () => Routing;
      /** URL of the page of a tab. */
      urlOf: (tab: string) => string;
      /** The address bar names another tab. */
      onTab: (tab: string) => void;
    },
  ) {
    this.#tabs = options.tabs;
    this.#routing = options.routing;
    this.#urlOf = options.urlOf;
    this.#onTab = options.onTab;
    host.addController(this);
  }

  /** What a link to a tab leads to. */
  hrefOf(tab: string): string {
    return this.#routing() === 'path' ? this.#urlOf(tab) : `#${tab}`;
  }

  /** Writes the chosen tab into the address bar. */
  go(tab: string): void {
    if (this.#routing() !== 'none') history.pushState(history.state, '', this.hrefOf(tab));
  }

  hostConnected(): void {
    addEventListener('popstate', this.#read);
    addEventListener('hashchange', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#read);
    removeEventListener('hashchange', this.#read);
  }

  readonly #read = (): void => {
    const routing = this.#routing();
    if (routing === 'none') return;
    const here = routing === 'path' ? location.pathname : location.hash;
    const at = (tab: string): string =>
      routing === 'path' ? new URL(this.#urlOf(tab), location.href).pathname : `#${tab}`;
    const tab = this.#tabs.find((each) => at(each) === here);
    if (tab) this.#onTab(tab);
  };
}
