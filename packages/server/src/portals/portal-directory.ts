import type { Deps } from '../deps.js';
import type { Portal } from '../domain/portal.js';
import { findPortalByHost, findPortalBySlug } from '../store/portals.js';

/** How long what a portal is may be remembered, in milliseconds. Ways to log in are always read anew. */
const rememberFor = 2000;

/** Finds portals by slug and host and remembers them for a moment. */
export class PortalDirectory {
  readonly #deps: Pick<Deps, 'db' | 'clock'>;
  readonly #known = new Map<string, { portal: Portal | undefined; until: number }>();

  constructor(deps: Pick<Deps, 'db' | 'clock'>) {
    this.#deps = deps;
  }

  bySlug(slug: string): Portal | undefined | Promise<Portal | undefined> {
    return this.#remember(`slug ${slug}`, () => findPortalBySlug(this.#deps.db, slug));
  }

  byHost(host: string): Portal | undefined | Promise<Portal | undefined> {
    return this.#remember(`host ${host}`, () => findPortalByHost(this.#deps.db, host));
  }

  #remember(key: string, find: () => Promise<Portal | undefined>): Portal | undefined | Promise<Portal | undefined> {
    const now = this.#deps.clock();
    const known = this.#known.get(key);
    if (known && known.until > now && known.until <= now + rememberFor) return known.portal;
    return find().then((portal) => {
      // Hosts come from requests: without a bound, inventing them would fill the memory.
      if (this.#known.size >= 10_000) this.#known.clear();
      this.#known.set(key, { portal, until: now + rememberFor });
      return portal;
    });
  }
}
