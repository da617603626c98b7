import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How the address bar follows the chosen tab: by its hash, by the path of a page for each, or not at all. */
export type Routing = 'hash' | 'path' | 'none';

/** Keeps tab and address bar together, so that a tab can be linked to and Back goes to the one before. */
export class TabRoute implements ReactiveController {
  readonly #routing: () => Routing;
  readonly #urlOf: (tab: string) => string;
  readonly #tabs: readonly string[];
  readonly #chosen: () => string;
  readonly #onTab: (tab: string) => void;
  /** What the address bar said at first, and the tab that it did not have to name. */
  #began: { here: string; tab: string } | undefined;

  constructor(
    host: ReactiveControllerHost,
    options: {
      tabs: readonly string[];
      routing: () => Routing;
      /** URL of the page of a tab. */
      urlOf: (tab: string) => string;
      /** The tab that is shown. */
      chosen: () => string;
      /** The address bar names another tab. */
      onTab: (tab: string) => void;
    },
  ) {
    this.#tabs = options.tabs;
    this.#routing = options.routing;
    this.#urlOf = options.urlOf;
    this.#chosen = options.chosen;
    this.#onTab = options.onTab;
    host.addController(this);
  }

  /** What a link to a tab leads to. */
  hrefOf(tab: string): string {
    // A hash alone would lead to the base that the page names for its links.
    return this.#routing() === 'path' ? this.#urlOf(tab) : `${location.pathname}${location.search}#${tab}`;
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
    this.#began ??= { here, tab: this.#chosen() };
    const at = (tab: string): string =>
      routing === 'path' ? new URL(this.#urlOf(tab), location.href).pathname : `#${tab}`;
    const tab = this.#tabs.find((each) => at(each) === here);
    if (tab) this.#onTab(tab);
    else if (here === this.#began.here) this.#onTab(this.#began.tab);
  };
}
