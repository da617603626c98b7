import type { Feature } from '../../http/feature.js';
import { passwordResetRoutes } from './password-reset.routes.js';

export const passwordReset: Feature = {
  routes: passwordResetRoutes,
  pages: async () => (await import('./password-reset.pages.js')).passwordResetPages,
};
