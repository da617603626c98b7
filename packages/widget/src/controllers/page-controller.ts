import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { baseUrl } from '../client/base-url.js';
import type { CoreClient } from '../client/core-client.js';
import { type PageSettings, pageContext } from '../context/page-context.js';

type Host = ReactiveControllerHost & HTMLElement & { client?: CoreClient | undefined; server?: string | undefined };

const noSettings: PageSettings = {
  server: undefined,
  client: undefined,
  urls: {},
  portalName: '',
  messages: undefined,
};

/**
 * What the page around an element says: the settings of the nearest provider, and which client to talk through. It
 * works whether the provider is defined before the element or after it.
 */
export class PageController implements ReactiveController {
  readonly #host: Host;
  /** What the page says to all its elements. */
  settings = noSettings;
  /** While a provider around the element is not defined yet, nobody knows which server to talk to: until this is over. */
  pending: Promise<void> | undefined;
  #told: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** The client that the page chose: the element's own, or the provider's unless the element names a server. */
  get chosenClient(): CoreClient | undefined {
    const { client, server } = this.#host;
    return client ?? (typeof server === 'string' ? undefined : this.settings.client);
  }

  /** Base URL of the portal, without a slash at its end. */
  get base(): string {
    return this.chosenClient?.base ?? baseUrl(this.#host.server ?? this.settings.server);
  }

  hostConnected(): void {
    if (!this.#host.client && isWithout(this.#host)) this.pending ??= new Promise((told) => (this.#told = told));
    else this.#endWait();
    addEventListener('context-provider', this.#ask);
    this.#ask();
    // One that has just come says a moment later what it has to say; where nobody is, nothing holds any more.
    if (!this.pending && !this.#unsubscribe) this.settings = noSettings;
  }

  hostDisconnected(): void {
    removeEventListener('context-provider', this.#ask);
    this.#unsubscribe?.();
    // What goes on outside of the page goes on with the settings with which it began.
    this.#unsubscribe = undefined;
  }

  /**
   * Asks whoever is around, again when another provider comes. The request itself, and not a `ContextConsumer`: that
   * would be the larger part of what a login page loads of it.
   */
  readonly #ask = (): void => {
    this.#host.dispatchEvent(new ContextEvent(pageContext, this.#host, this.#take, true));
  };

  readonly #take = (settings: PageSettings | undefined, unsubscribe?: () => void): void => {
    if (this.#unsubscribe !== unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    if (!settings) return;
    this.settings = settings;
    this.#endWait();
    this.#host.requestUpdate();
  };

  #endWait(): void {
    this.pending = undefined;
    this.#told?.();
  }
}

/** Whether a provider around an element is not defined yet: outside of shadow roots, too, and where it is slotted into. */
function isWithout(host: Host): boolean {
  let at: Node | null | undefined = host;
  while (at && !(at as Partial<Element>).matches?.('portico-provider:not(:defined)'))
    at = (at as Partial<Element>).assignedSlot ?? at.parentNode ?? (at as Partial<ShadowRoot>).host;
  return !!at;
}
