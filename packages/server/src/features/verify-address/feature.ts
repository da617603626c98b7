import type { Feature } from '../../http/feature.js';
import { verifyAddressRoutes } from './verify-address.routes.js';

export const verifyAddress: Feature = {
  routes: verifyAddressRoutes,
  pages: async () => (await import('./verify-address.pages.js')).verifyAddressPages,
};
