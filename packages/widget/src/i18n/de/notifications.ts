import type { Catalogue } from '../catalogue.js';

/** What the site may write about, in German. */
export const notifications: Catalogue['notifications'] = {
  title: 'Benachrichtigungen',
  lead: 'Wir senden E-Mails an {email}.',
  leadPlain: 'Wählen Sie, was diese Website Ihnen sendet, und wo.',
  about: 'Worüber',
  email: 'E-Mail',
  site: 'Hier',
  byEmail: '{label}, per E-Mail',
  onSite: '{label}, auf dieser Website',
  security: 'Sicherheit Ihres Kontos',
  securityHint: 'Immer an, an jede bestätigte Adresse',
  locked: 'Immer an',
  save: 'Speichern',
};
