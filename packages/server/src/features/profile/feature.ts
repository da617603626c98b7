import type { Feature } from '../../http/feature.js';
import { profileRoutes } from './profile.routes.js';

export const profile: Feature = {
  routes: profileRoutes,
  pages: async () => (await import('./profile.pages.js')).profilePages,
};
