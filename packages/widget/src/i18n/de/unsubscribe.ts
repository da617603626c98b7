import type { Catalogue } from '../catalogue.js';

/** The page that stops mails of one kind, in German. */
export const unsubscribe: Catalogue['unsubscribe'] = {
  title: 'Diese E-Mails abschalten?',
  lead: 'Klicken Sie auf die Schaltfläche, und {portal} schickt Ihnen {label} nicht mehr per E-Mail. E-Mails zur Sicherheit Ihres Kontos kommen weiterhin.',
  submit: 'Diese E-Mails abschalten',
  doneTitle: 'Diese E-Mails sind abgeschaltet',
  done: '{portal} schickt Ihnen {label} nicht mehr per E-Mail.',
  settings: 'Ihre Benachrichtigungen',
  deadTitle: 'Dieser Link ist nicht vollständig',
  dead: 'Öffnen Sie ihn noch einmal aus der E-Mail, oder schalten Sie die E-Mails in Ihrem Konto ab.',
};
