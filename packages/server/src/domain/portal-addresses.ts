import type { Portal } from './portal.js';

/**
 * URLs of portals, built from the configured public URL and the portal's own host and never from a request, so that
 * no header can point a mailed link elsewhere.
 */
export class PortalAddresses {
  readonly #publicUrl: URL;
  readonly #defaultPortalId: () => string | undefined;

  constructor(publicUrl: string, defaultPortalId: () => string | undefined) {
    this.#publicUrl = new URL(publicUrl);
    this.#defaultPortalId = defaultPortalId;
  }

  /** Base URL of a portal without a slash at its end: its own host, the public URL, or a path below that. */
  baseOf(portal: Pick<Portal, 'id' | 'slug' | 'host'>): string {
    const url = new URL(this.#publicUrl);
    if (portal.host) url.hostname = portal.host;
    const base = url.href.replace(/\/+$/, '');
    return portal.host || portal.id === this.#defaultPortalId() ? base : `${base}/p/${portal.slug}`;
  }

  /** Origin of a portal's pages. */
  originOf(portal: Pick<Portal, 'id' | 'slug' | 'host'>): string {
    return new URL(this.baseOf(portal)).origin;
  }

  /** Whether cookies are marked Secure and carry the `__Host-` prefix. */
  get isSecure(): boolean {
    return this.#publicUrl.protocol === 'https:';
  }

  /** Host of the public URL, lower case and without port. */
  get publicHost(): string {
    return this.#publicUrl.hostname;
  }
}
