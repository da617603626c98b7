import type { Feature } from '../../http/feature.js';
import { contactSettingsRoutes } from './contact-settings.routes.js';

export const contactSettings: Feature = {
  routes: contactSettingsRoutes,
  pages: async () => (await import('./contact-settings.pages.js')).contactSettingsPages,
};
