import type { Feature } from '../../http/feature.js';

export const home: Feature = {
  pages: async () => (await import('./home.pages.js')).homePages,
};
