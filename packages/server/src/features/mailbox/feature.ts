import type { Feature } from '../../http/feature.js';

export const mailbox: Feature = {
  pages: async () => (await import('./mailbox.pages.js')).mailboxPages,
};
