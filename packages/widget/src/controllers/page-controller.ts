import { ContextEvent } from '@lit/context';
import type { LitElement, ReactiveController, ReactiveControllerHost } from 'lit';
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
    const provider = this.#host.closest<LitElement>('portico-provider:not(:defined)');
    this.pending = undefined;
    if (!provider) {
      this.#ask();
      return;
    }
    this.pending = customElements.whenDefined('portico-provider').then(async () => {
      await provider.updateComplete;
      this.pending = undefined;
      this.#ask();
    });
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.settings = noSettings;
  }

  /** The request itself, and not a `ContextConsumer`: that would be the larger part of what a login page loads of it. */
  #ask(): void {
    const take = (settings: PageSettings | undefined, unsubscribe?: () => void): void => {
      this.settings = settings ?? noSettings;
      this.#unsubscribe = unsubscribe;
      this.#host.requestUpdate();
    };
    if (this.#host.isConnected) this.#host.dispatchEvent(new ContextEvent(pageContext, this.#host, take, true));
  }
}
