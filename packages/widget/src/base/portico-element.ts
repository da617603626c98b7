import { LitElement } from 'lit';
import { property } from './property.js';
import type { PorticoClient } from '../client/portico-client.js';
import type { Screen } from '../context/page-context.js';
import { PageController } from '../controllers/page-controller.js';
import type { Messages } from '../i18n/catalogues.js';
import type { PorticoEventMap } from './events.js';

/** What every element of Portico has in common. */
export class PorticoElement extends LitElement {
  /** URL of the portal's server, or a path of this page's origin. Default: the nearest provider's, else this origin. */
  @property() server: string | undefined;

  /** Level of the element's heading, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** `light` or `dark`; default: as the page. */
  @property({ reflect: true }) theme: 'light' | 'dark' | 'auto' | undefined;

  /** Without border, ground and padding, for pages that have a card of their own. */
  @property({ type: Boolean, reflect: true, attribute: 'headless-card' }) headlessCard = false;

  /** Words of your own, by language or `*` for all. */
  @property({ attribute: false }) messages: Messages | undefined;

  /** The client to use, instead of the one of `server`. */
  @property({ attribute: false }) client: PorticoClient | undefined;

  /** What the page around the element says. */
  readonly page = new PageController(this);

  /** URL of another screen: the page's own where it names one, else the server's. */
  urlOf(screen: Screen): string {
    return this.page.settings.urls[screen] ?? this.page.base + screenPaths[screen];
  }

  /** Fires a bubbling event that crosses shadow roots. False when it was cancelable and somebody prevented it. */
  fire<Name extends keyof PorticoEventMap>(
    name: Name,
    detail: PorticoEventMap[Name]['detail'],
    cancelable = false,
  ): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }
}

const screenPaths: Record<Screen, string> = {
  login: '/login',
  signup: '/signup',
  forgot: '/forgot-password',
  verify: '/verify',
  reset: '/reset-password',
  account: '/account',
  emails: '/account/emails',
  security: '/account/security',
  undo: '/undo',
  home: '/',
};
