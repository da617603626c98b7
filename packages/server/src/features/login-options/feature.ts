import type { Feature } from '../../http/feature.js';
import { loginOptionsRoutes } from './login-options.routes.js';

export const loginOptions: Feature = {
  routes: loginOptionsRoutes,
};
