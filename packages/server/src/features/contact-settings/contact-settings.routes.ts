import type { Router } from 'express';
import { contactSettings } from '../../contact/contact-settings.js';
import type { Deps } from '../../deps.js';
import { mountOwn } from '../../http/mount.js';
import { resendAddressVerification } from './resend-address-verification.service.js';
import { saveContactSettings } from './save-contact-settings.service.js';

export function contactSettingsRoutes(router: Router, deps: Deps): void {
  mountOwn(router, deps, 'getContactSettings', ({ portal, session }) => contactSettings(deps, portal, session.userId));

  mountOwn(router, deps, 'saveContactSettings', (call) => saveContactSettings(deps, call));

  mountOwn(router, deps, 'resendAddressVerification', async (call) => ({
    resendAt: await resendAddressVerification(deps, call),
  }));
}
