import type { Feature } from '../../http/feature.js';
import { sessionRoutes } from './session.routes.js';

export const session: Feature = {
  routes: sessionRoutes,
  pages: async () => (await import('./session.pages.js')).sessionPages,
};
