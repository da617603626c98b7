import type { Catalogue } from '../catalogue.js';

/** Proving anew who one is, in German. */
export const reauthenticate: Catalogue['reauthenticate'] = {
  title: 'Bitte bestätigen Sie, dass Sie es sind',
  password: (minutes) =>
    `Dafür fragen wir noch einmal nach Ihrem Passwort, denn Ihre Anmeldung ist mehr als ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`} her.`,
  code: (minutes) =>
    `Dafür fragen wir nach einem Code, denn Ihre Anmeldung ist mehr als ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`} her. Wir haben ihn an {email} geschickt.`,
  login:
    'Sie wurden inzwischen abgemeldet. Melden Sie sich als {email} an, um weiterzumachen; Ihre Änderungen bleiben stehen.',
  forgot: 'Passwort vergessen?',
  codeLabel: '6-stelliger Code',
  again: 'Noch einmal senden',
  againIn: 'Noch einmal senden in {clock}',
  sentAgain: 'Ein neuer Code ist unterwegs.',
  cancel: 'Abbrechen',
  submit: 'Weiter',
};
