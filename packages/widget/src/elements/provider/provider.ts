import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import type { PorticoEventMap } from '../../base/events.js';
import { property } from '../../base/property.js';
import { baseUrl } from '../../client/base-url.js';
import { clientFor } from '../../client/client-registry.js';
import { bearerCarrier } from '../../client/bearer-carrier.js';
import type { CoreClient } from '../../client/core-client.js';
import { loadPart } from '../../client/load-part.js';
import type { PorticoClient } from '../../client/portico-client.js';
import type { AccessToken } from '../../client/mint-token.js';
import { toPorticoError } from '../../client/portico-error.js';
import { type PageSettings, pageContext, type Screen } from '../../context/page-context.js';
import { SessionController } from '../../controllers/session-controller.js';
import type { Messages } from '../../i18n/catalogues.js';

/** What a text becomes once its attribute is removed: as if that had never been there, and not null. */
const text = (value: string | null): string | undefined => value ?? undefined;

/**
 * Tells all elements inside it which server to talk to, where the other screens are and what the portal is called.
 *
 * @tag portico-provider
 * @fires portico-ready - It is known for the first time who is signed in.
 * @fires portico-error - With `session_unavailable`: the browser keeps no session of this server, and `cause` says why.
 * @fires portico-session-change - Somebody else, or nobody, is signed in now, in this tab or another one.
 * @slot - The part of the page that the settings are for.
 */
export class PorticoProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** URL of the portal's server, or a path of this page's origin. */
  @property({ converter: text }) server = '';

  /**
   * What carries the session: `cookie` for pages of the same site as the server, `bearer` for pages of another site, whose
   * tokens stay in the memory of the page and are gone when its last tab is closed.
   */
  @property() session: 'cookie' | 'bearer' = 'cookie';

  /** Name of the portal, shown above the title of each form. */
  @property({ converter: text, attribute: 'portal-name' }) portalName = '';

  /** URL of the page with the login. */
  @property({ converter: text, attribute: 'login-url' }) loginUrl: string | undefined;

  /** URL of the page with the sign-up. */
  @property({ converter: text, attribute: 'signup-url' }) signupUrl: string | undefined;

  /** URL of the page for a forgotten password. */
  @property({ converter: text, attribute: 'forgot-url' }) forgotUrl: string | undefined;

  /** URL of the page where an address is verified. Links in mails lead to the server's own pages in any case. */
  @property({ converter: text, attribute: 'verify-url' }) verifyUrl: string | undefined;

  /** URL of the page where a password is reset. */
  @property({ converter: text, attribute: 'reset-url' }) resetUrl: string | undefined;

  /** URL of the account page. */
  @property({ converter: text, attribute: 'account-url' }) accountUrl: string | undefined;

  /** URL of the page with email addresses and notifications. */
  @property({ converter: text, attribute: 'emails-url' }) emailsUrl: string | undefined;

  /** URL of the page with password and sessions. */
  @property({ converter: text, attribute: 'security-url' }) securityUrl: string | undefined;

  /** URL of the portal's first page. */
  @property({ converter: text, attribute: 'home-url' }) homeUrl: string | undefined;

  /** Words of your own, by language or `*` for all. */
  @property({ attribute: false }) messages: Messages | undefined;

  /** The client to use, instead of the one of `server`. */
  @property({ attribute: false }) client: PorticoClient | undefined;

  readonly #context = new ContextProvider(this, { context: pageContext });
  #isReady = false;
  /** Who is signed in, as the page was told. */
  #known: string | undefined;

  constructor() {
    super();
    const page = new OwnPage(this);
    new SessionController(this, page, {
      onChange: (session) => {
        // One that moves follows its client anew, and when a session ends is no news.
        const known = JSON.stringify(session && [session.id, session.user]);
        if (session === undefined || known === this.#known) return;
        this.#known = known;
        this.#tell(this.#isReady ? 'portico-session-change' : 'portico-ready', { session });
        this.#isReady = true;
      },
    });
  }

  /**
   * A token that says to other back ends of the site who is signed in: send it as `Authorization: Bearer`. `expiresAt` is
   * in ms since 1970. @throws PorticoError `session_missing`
   */
  async getToken(): Promise<AccessToken> {
    const minting = await loadPart(() => import('../../client/mint-token.js')).catch((failure: unknown) => {
      throw toPorticoError(failure);
    });
    return minting.mintToken(this.#client);
  }

  protected override willUpdate(): void {
    const client = this.#client;
    if (this.session === 'bearer') client.carryBy(() => bearerCarrier(client));
    this.#context.setValue(this.#settings);
  }

  protected override updated(): void {
    const client = this.#client;
    if (!client.isElsewhere) return;
    loadPart(() => import('../../base/warn-session-not-stored.js')).then(
      ({ warnSessionNotStored }) => warnSessionNotStored(this, client),
      () => undefined,
    );
  }

  get #client(): CoreClient {
    return this.client ?? clientFor(this.server);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  get #settings(): PageSettings {
    const urls: Partial<Record<Screen, string | undefined>> = {
      login: this.loginUrl,
      signup: this.signupUrl,
      forgot: this.forgotUrl,
      verify: this.verifyUrl,
      reset: this.resetUrl,
      account: this.accountUrl,
      // An account page with tabs shows them by the hash.
      emails: this.emailsUrl ?? (this.accountUrl && `${this.accountUrl}#emails`),
      security: this.securityUrl ?? (this.accountUrl && `${this.accountUrl}#security`),
      home: this.homeUrl,
    };
    const given = Object.entries(urls).filter(([, url]) => url !== undefined);
    return {
      server: this.server,
      client: this.client,
      urls: Object.fromEntries(given),
      portalName: this.portalName,
      messages: this.messages,
    };
  }

  #tell<Name extends 'portico-ready' | 'portico-session-change'>(
    name: Name,
    detail: PorticoEventMap[Name]['detail'],
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** The provider is its own page: what it says is what it does. */
class OwnPage {
  readonly #provider: PorticoProvider;

  constructor(provider: PorticoProvider) {
    this.#provider = provider;
  }

  get chosenClient(): CoreClient | undefined {
    return this.#provider.client;
  }

  get base(): string {
    return this.#provider.client?.base ?? baseUrl(this.#provider.server);
  }
}
