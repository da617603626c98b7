import type { Feature } from '../../http/feature.js';
import { signUpRoutes } from './sign-up.routes.js';

export const signUp: Feature = {
  routes: signUpRoutes,
  pages: async () => (await import('./sign-up.pages.js')).signUpPages,
};
