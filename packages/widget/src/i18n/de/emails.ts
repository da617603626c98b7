import { ago } from '../ago.js';
import type { Catalogue } from '../catalogue.js';

/** The addresses of an account, in German. */
export const emails: Catalogue['emails'] = {
  title: 'E-Mail-Adressen',
  lead: 'Melden Sie sich mit jeder bestätigten Adresse an. Das Passwort ist für alle dasselbe.',
  primaryTitle: 'Hauptadresse',
  secondaryTitle: 'Weitere Adressen',
  primary: 'Hauptadresse',
  verified: 'Bestätigt',
  unverified: 'Unbestätigt',
  undeliverable: 'Unzustellbar',
  isNew: 'Neu',
  willGo: 'Wird entfernt',
  willLead: 'Wird Hauptadresse',
  change: 'Ändern',
  makePrimary: 'Zur Hauptadresse machen',
  remove: '{email} entfernen',
  undo: 'Rückgängig',
  writtenTo: 'An diese Adresse senden wir E-Mails.',
  onlyOne:
    'Das ist Ihre einzige bestätigte Adresse, darum lässt sie sich nicht entfernen. Fügen Sie erst eine andere hinzu und bestätigen Sie diese.',
  goes: 'Nach dem Speichern können Sie sich damit nicht mehr anmelden.',
  mailAtSave: 'Die Bestätigungsmail geht beim Speichern hinaus.',
  followsAtSave: 'Wird beim Speichern zu einer weiteren Adresse.',
  verifyFirst: 'Bestätigen Sie sie zuerst, um sie zur Hauptadresse zu machen oder sich damit anzumelden.',
  mailed: (milliseconds) =>
    milliseconds < 60_000 ? 'Die E-Mail ging gerade hinaus.' : `Die E-Mail ging ${ago('de', milliseconds)} hinaus.`,
  takesPlace: 'Ist sie bestätigt, wird sie zur Hauptadresse und {email} wird entfernt.',
  bounced:
    'Laut seinem Mailserver gibt es dieses Postfach nicht, darum senden wir keine Benachrichtigungen dorthin. Prüfen Sie die Schreibweise.',
  again: 'Noch einmal senden',
  againIn: 'Noch einmal senden in {clock}',
  sentAgain: 'Eine neue E-Mail an {email} ist unterwegs.',
  more: (count) => `${count} weitere Adressen anzeigen`,
  wish: 'Zur Hauptadresse machen, sobald sie bestätigt ist',
  add: 'Weitere Adresse hinzufügen',
  count: '{count} von {max}',
  addButton: 'Hinzufügen',
  full: 'Ihr Konto kann keine weiteren Adressen haben.',
  changeTo: 'Neue Hauptadresse',
  cancel: 'Abbrechen',
  whichPrimary: 'Welche Adresse wird zur Hauptadresse?',
  choose: 'Wählen',
  noticed: '{email} ist bestätigt.',
};
