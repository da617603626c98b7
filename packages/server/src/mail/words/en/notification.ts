import type { MailWords } from '../mail-words.js';
import { siteBlocks } from '../site-blocks.js';

/** What the site itself tells, with the way out below it, in English. */
export const notification: Pick<MailWords, 'notification'> = {
  notification: ({ portal, params }) => ({
    subject: params.subject,
    title: params.subject,
    blocks: [
      ...siteBlocks(params),
      { type: 'note', text: `You get this because “${params.label}” is turned on in your account at ${portal}.` },
      { type: 'url', label: 'Turn it off without logging in:', url: params.unsubscribeLink },
    ],
  }),
};
