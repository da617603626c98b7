import type { Catalogue } from '../catalogue.js';

/** The page that stops emails of one kind, in German. */
export const unsubscribe: Catalogue['unsubscribe'] = {
  title: 'Diese E-Mails abschalten?',
  lead: 'Klicken Sie auf die Schaltfläche, und {portal} schickt {label} nicht mehr an {address}. E-Mails zur Sicherheit Ihres Kontos kommen weiterhin.',
  submit: 'Diese E-Mails abschalten',
  doneTitle: 'Diese E-Mails sind abgeschaltet',
  done: '{portal} schickt {label} nicht mehr an {address}.',
  sure: '{label} wieder an {address} schicken',
  again: 'Diese E-Mails wieder einschalten',
  unticked: 'Setzen Sie hier ein Häkchen, um die E-Mails wieder einzuschalten.',
  againTitle: 'Diese E-Mails sind wieder eingeschaltet',
  againDone: '{portal} schickt {label} wieder an {address}.',
  settings: 'Ihre Benachrichtigungen',
  deadTitle: 'Dieser Link ist nicht vollständig',
  dead: 'Öffnen Sie ihn noch einmal aus der E-Mail, oder schalten Sie die E-Mails in Ihrem Konto ab.',
};
