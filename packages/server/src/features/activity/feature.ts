import type { Feature } from '../../http/feature.js';
import { activityRoutes } from './activity.routes.js';

export const activity: Feature = {
  routes: activityRoutes,
};
