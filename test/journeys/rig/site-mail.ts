import { createPortico } from '@portico/server';
import type { Demo } from '../../rig/demo.js';
import type { ReceivedMail } from '../../rig/inbox.js';
import { until } from '../../rig/until.js';

/** Mails a notification to somebody as the site would, from a second process' worth of the demo portal. */
export async function mailNotification(demo: Demo, email: string, notification: string): Promise<ReceivedMail> {
  const [owner] = await demo.database.query('select user_id from addresses where compare_key = $1', [email]);
  const site = await createPortico({
    settings: { ...demo.settings, PUBLIC_URL: demo.url },
    portals: [{ slug: 'larkfield', name: 'Larkfield Help' }],
  });
  try {
    const subject = `About ${notification}`;
    const userId = String(owner?.['user_id']);
    const outcome = await site.notify({ userId, notification, subject, paragraphs: ['Something happened.'] });
    if (outcome !== 'sent') throw new Error(`the mail was not sent: ${outcome}`);
    return await until('the mail', () => demo.inbox.to(email).find((mail) => mail.subject === subject));
  } finally {
    await site.close();
  }
}
