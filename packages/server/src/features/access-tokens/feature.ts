import type { Feature } from '../../http/feature.js';
import { accessTokensRoutes } from './access-tokens.routes.js';

export const accessTokens: Feature = {
  routes: accessTokensRoutes,
};
