import type { Feature } from '../../http/feature.js';
import { loginRoutes } from './login.routes.js';

export const login: Feature = {
  routes: loginRoutes,
  pages: async () => (await import('./login.pages.js')).loginPages,
};
