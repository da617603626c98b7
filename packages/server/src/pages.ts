import { Router } from 'express';
import type { Deps } from './deps.js';
import { PorticoFault } from './domain/fault.js';
import { contactSettingsPages } from './features/contact-settings/contact-settings.pages.js';
import { changePasswordPart } from './features/password-change/change-password.pages.js';
import { homePages } from './features/home/home.pages.js';
import { mailboxPages } from './features/mailbox/mailbox.pages.js';
import { loginPages } from './features/login/login.pages.js';
import { profilePages } from './features/profile/profile.pages.js';
import { passwordResetPages } from './features/password-reset/password-reset.pages.js';
import { sessionPages } from './features/session/session.pages.js';
import { sessionsPart } from './features/sessions/sessions.pages.js';
import { signUpPages } from './features/sign-up/sign-up.pages.js';
import { undoPages } from './features/undo/undo.pages.js';
import { unsubscribePages } from './features/unsubscribe/unsubscribe.pages.js';
import { mountAccountPage } from './http/pages/account-page.js';
import type { ShiftedClock } from './features/mailbox/shifted-clock.js';
import { verifyAddressPages } from './features/verify-address/verify-address.pages.js';

/** Every printed page. Loaded after the first answer: the templates and what prints them are heavy. */
export function pages(deps: Deps, mailbox: ShiftedClock | undefined): Router {
  const router = Router();
  homePages(router, deps);
  loginPages(router, deps);
  signUpPages(router, deps);
  verifyAddressPages(router, deps);
  passwordResetPages(router, deps);
  sessionPages(router, deps);
  profilePages(router, deps);
  contactSettingsPages(router, deps);
  mountAccountPage(router, deps, 'security', [changePasswordPart(deps), sessionsPart(deps)]);
  undoPages(router, deps);
  unsubscribePages(router, deps);
  if (mailbox) mailboxPages(router, deps, mailbox);
  router.use(() => {
    throw new PorticoFault('page_unknown');
  });
  return router;
}
