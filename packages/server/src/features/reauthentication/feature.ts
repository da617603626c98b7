import type { Feature } from '../../http/feature.js';
import { reauthenticationRoutes } from './reauthentication.routes.js';

export const reauthentication: Feature = {
  routes: reauthenticationRoutes,
};
