import type { Feature } from '../../http/feature.js';
import { mailLinksRoutes } from './mail-links.routes.js';

export const mailLinks: Feature = {
  routes: mailLinksRoutes,
};
