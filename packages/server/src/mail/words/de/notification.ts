import type { MailWords } from '../mail-words.js';
import { siteBlocks } from '../site-blocks.js';

/** What the site itself tells, with the way out below it, in German. */
export const notification: Pick<MailWords, 'notification'> = {
  notification: ({ portal, params }) => ({
    subject: params.subject,
    title: params.subject,
    blocks: [
      ...siteBlocks(params),
      {
        type: 'note',
        text: `Sie bekommen das, weil „${params.label}“ in Ihrem Konto bei ${portal} eingeschaltet ist.`,
      },
      { type: 'url', label: 'Abschalten, ohne sich anzumelden:', url: params.unsubscribeLink },
    ],
  }),
};
