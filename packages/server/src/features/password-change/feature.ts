import type { Feature } from '../../http/feature.js';
import { passwordChangeRoutes } from './password-change.routes.js';

export const passwordChange: Feature = {
  routes: passwordChangeRoutes,
  securityPart: async () => (await import('./change-password.pages.js')).changePasswordPart,
};
