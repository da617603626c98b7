import type { Feature } from '../../http/feature.js';

export const unsubscribe: Feature = {
  pages: async () => (await import('./unsubscribe.pages.js')).unsubscribePages,
};
