import type { Feature } from '../../http/feature.js';
import { undoRoutes } from './undo.routes.js';

export const undo: Feature = {
  routes: undoRoutes,
  pages: async () => (await import('./undo.pages.js')).undoPages,
};
