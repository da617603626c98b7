import type { Catalogue } from '../catalogue.js';

/** Taking back a change of addresses by a mailed link, in German. */
export const undo: Catalogue['undo'] = {
  title: 'Die Änderung Ihrer E-Mail-Adressen rückgängig machen?',
  lead: 'Sie wurden {ago} geändert. Sie können die vorherigen Adressen wiederherstellen.',
  restored: '{email} wird wiederhergestellt.',
  dropped: '{email} wird entfernt.',
  primary: '{email} wird die Hauptadresse.',
  effect: 'Damit werden alle Geräte abgemeldet, und auch spätere Änderungen Ihrer Adressen werden verworfen.',
  confirm: 'Ja, die vorherigen Adressen wiederherstellen',
  submit: 'Diese Änderung rückgängig machen',
  notYou: 'Sie haben sie selbst geändert? Schließen Sie diese Seite; es geschieht nichts.',
  doneTitle: 'Die Änderung ist rückgängig gemacht',
  done: 'Alle Geräte sind abgemeldet. Melden Sie sich mit {email} an, und wählen Sie ein neues Passwort, falls jemand anderes es kennt.',
  usedTitle: 'Diese Änderung ist schon rückgängig gemacht',
  used: 'Es ist nichts mehr zu tun.',
  deadTitle: 'Dieser Link gilt nicht mehr',
  dead: 'Er ist vielleicht zu alt oder durch ein späteres Rückgängigmachen ersetzt. Melden Sie sich an, um Ihre Adressen zu sehen.',
  missingTitle: 'Öffnen Sie den Link in unserer Mail noch einmal',
  missing: 'Diese Seite braucht den Link aus der Mail. Öffnen Sie ihn dort noch einmal.',
  logIn: 'Anmelden',
  newPassword: 'Ein neues Passwort wählen',
};
