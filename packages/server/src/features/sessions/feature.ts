import type { Feature } from '../../http/feature.js';
import { sessionsRoutes } from './sessions.routes.js';

export const sessions: Feature = {
  routes: sessionsRoutes,
  securityPart: async () => (await import('./sessions.pages.js')).sessionsPart,
};
