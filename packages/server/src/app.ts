import express, { type RequestHandler, Router } from 'express';
import { apiPath } from '@portico/contract';
import type { Deps } from './deps.js';
import { PorticoFault } from './domain/fault.js';
import { accessTokensRoutes } from './features/access-tokens/access-tokens.routes.js';
import { activityRoutes } from './features/activity/activity.routes.js';
import { contactSettingsRoutes } from './features/contact-settings/contact-settings.routes.js';
import { loginOptionsRoutes } from './features/login-options/login-options.routes.js';
import { loginRoutes } from './features/login/login.routes.js';
import { mailLinksRoutes } from './features/mail-links/mail-links.routes.js';
import { passwordChangeRoutes } from './features/password-change/password-change.routes.js';
import { passwordResetRoutes } from './features/password-reset/password-reset.routes.js';
import { profileRoutes } from './features/profile/profile.routes.js';
import { reauthenticationRoutes } from './features/reauthentication/reauthentication.routes.js';
import { sessionRoutes } from './features/session/session.routes.js';
import { sessionsRoutes } from './features/sessions/sessions.routes.js';
import { signUpRoutes } from './features/sign-up/sign-up.routes.js';
import { undoRoutes } from './features/undo/undo.routes.js';
import { verifyAddressRoutes } from './features/verify-address/verify-address.routes.js';
import { apiErrors } from './http/error-handler.js';
import { serveAssets } from './http/pages/assets.js';
import { pageErrors } from './http/pages/error-page.js';
import { contextOf } from './http/request-context.js';
import { logRequests } from './http/request-log.js';
import { securityHeaders } from './http/security-headers.js';
import { sendOpenApi } from './http/openapi.js';
import { toOwnHost } from './http/own-host.js';
import type { PortalDirectory } from './portals/portal-directory.js';
import type { ShiftedClock } from './features/mailbox/shifted-clock.js';
import { type PortalChoice, resolvePortal } from './http/portal-resolution.js';

/** What the app needs besides the services' dependencies. */
export interface AppSetup {
  directory: PortalDirectory;
  choice: PortalChoice;
  /** The clock of the development mailbox, where there is one. */
  mailbox: ShiftedClock | undefined;
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
  sessionRoutes(router, deps);
  loginOptionsRoutes(router, deps);
  loginRoutes(router, deps);
  signUpRoutes(router, deps);
  verifyAddressRoutes(router, deps);
  mailLinksRoutes(router, deps);
  passwordResetRoutes(router, deps);
  contactSettingsRoutes(router, deps);
  undoRoutes(router, deps);
  profileRoutes(router, deps);
  passwordChangeRoutes(router, deps);
  reauthenticationRoutes(router, deps);
  sessionsRoutes(router, deps);
  activityRoutes(router, deps);
  accessTokensRoutes(router, deps);
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
    router ??= (await import('./pages.js')).pages(deps, setup.mailbox);
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
