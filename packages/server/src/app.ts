import express, { type RequestHandler, Router } from 'express';
import { apiPath } from '@portico/contract';
import type { Deps } from './deps.js';
import { PorticoFault } from './domain/fault.js';
import { features } from './features/features.js';
import { apiErrors } from './http/error-handler.js';
import { serveAssets } from './http/pages/assets.js';
import { pageErrors } from './http/pages/error-page.js';
import { contextOf } from './http/request-context.js';
import { logRequests } from './http/request-log.js';
import { securityHeaders } from './http/security-headers.js';
import { sendOpenApi } from './http/openapi.js';
import { toOwnHost } from './http/own-host.js';
import type { PortalDirectory } from './portals/portal-directory.js';
import { type PortalChoice, resolvePortal } from './http/portal-resolution.js';
import type { MovableClock } from './http/feature.js';
import { printedPages } from './pages.js';

/** What the app needs besides the services' dependencies. */
export interface AppSetup {
  directory: PortalDirectory;
  choice: PortalChoice;
  /** The clock of the development mailbox, where there is one. */
  mailbox: MovableClock | undefined;
  isReady: () => Promise<boolean>;
}

/** The API's paths, below a portal that nobody found as well: a program that asks wants JSON in any case. */
const apiOfAnyPortal = new RegExp(`^(?:/p/[^/]*)?${apiPath}(?=/|$)`);

/** Every route of the server. */
export function createApp(deps: Deps, setup: AppSetup): { router: RequestHandler; wellKnown: RequestHandler } {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  if (deps.config.trustProxy !== false) app.set('trust proxy', deps.config.trustProxy);
  app.use(securityHeaders(deps.config));
  if (deps.logger.isLevelEnabled('debug')) app.use(logRequests(deps));
  app.use(health(setup.isReady));
  app.use(serveAssets(deps.config.keptAssets));
  const resolve = resolvePortal(deps, setup.directory, setup.choice);
  app.use(wellKnown(deps, resolve));
  app.use(resolve);
  app.use(api(deps));
  app.use(toOwnHost(deps), lazyPages(deps, setup));
  app.use(apiOfAnyPortal, apiErrors(deps));
  app.use(pageErrors(deps));
  return { router: app, wellKnown: wellKnown(deps, resolve) };
}

function api(deps: Deps): Router {
  const router = Router();
  for (const { routes } of features) routes?.(router, deps);
  router.get('/openapi.json', sendOpenApi(deps));
  router.use(apiPath, () => {
    throw new PorticoFault('page_unknown');
  });
  return router;
}

/** The printed pages, which are loaded after the first answer. */
function lazyPages(deps: Deps, setup: AppSetup): RequestHandler {
  let router: Router | undefined;
  return async (req, res, next) => {
    router ??= await printedPages(deps, setup.mailbox);
    router(req, res, next);
  };
}

/**
 * Where password managers look for the page to change a password (W3C, A Well-Known URL for Changing Passwords). It
 * belongs to the root of the origin, wherever the rest is mounted.
 */
function wellKnown(deps: Deps, resolve: RequestHandler): Router {
  const router = Router();
  const path = '/.well-known/change-password';
  router.get(path, resolve, (_req, res) => {
    res.redirect(302, `${deps.addresses.baseOf(contextOf(res).portal)}/account/security`);
  });
  router.use(path, pageErrors(deps));
  return router;
}

/** `/healthz`: the process runs. `/readyz`: it can serve. Both work under any Host and hold nothing about anybody. */
function health(isReady: () => Promise<boolean>): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').type('text').send('ok\n');
  });
  router.get('/readyz', async (_req, res) => {
    const ready = await isReady();
    res
      .set('Cache-Control', 'no-store')
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready\n' : 'not ready\n');
  });
  return router;
}
