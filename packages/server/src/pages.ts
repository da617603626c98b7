import { Router } from 'express';
import type { Deps } from './deps.js';
import { PorticoFault } from './domain/fault.js';
import { features } from './features/features.js';
import type { MovableClock } from './http/feature.js';

/**
 * Every printed page, and what says that there is no other. The pages of all features are loaded first.
 *
 * @throws the system's error when one cannot be loaded, such as EMFILE
 */
export async function printedPages(deps: Deps, clock: MovableClock | undefined): Promise<Router> {
  const { pages, securityParts, mountAccountPage } = await loadPages();
  const router = Router();
  for (const mount of pages) mount(router, deps, clock);
  const parts = securityParts.map((part) => part(deps));
  mountAccountPage(router, deps, 'security', parts);
  router.use(() => {
    throw new PorticoFault('page_unknown');
  });
  return router;
}

/** Loads what prints the pages of all features. */
export async function loadPages() {
  const [{ mountAccountPage }, pages, securityParts] = await Promise.all([
    import('./http/pages/account-page.js'),
    Promise.all(features.flatMap(({ pages }) => pages?.() ?? [])),
    Promise.all(features.flatMap(({ securityPart }) => securityPart?.() ?? [])),
  ]);
  return { mountAccountPage, pages, securityParts };
}
