import type { Catalogue } from '../catalogue.js';

/** A new password for somebody who is signed in, in German. */
export const changePassword: Catalogue['changePassword'] = {
  title: 'Passwort ändern',
  lead: 'Alle anderen Geräte werden abgemeldet, und alle Ihre bestätigten Adressen werden benachrichtigt.',
  current: 'Aktuelles Passwort',
  forgot: 'Passwort vergessen?',
  submit: 'Neues Passwort speichern',
  firstTitle: 'Wählen Sie ein Passwort',
  firstLead:
    'Sie haben noch keines. Damit können Sie sich mit jeder Ihrer bestätigten Adressen anmelden. Alle anderen Geräte werden abgemeldet, und alle Ihre bestätigten Adressen werden benachrichtigt.',
  firstSubmit: 'Passwort speichern',
  code: 'Code aus unserer E-Mail',
  codeWhy: (minutes) =>
    `Dafür fragen wir nach einem Code, denn Ihre Anmeldung ist mehr als ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`} her. Wir schicken ihn an Ihre Hauptadresse.`,
  mailCode: 'Code schicken',
  doneTitle: 'Ihr neues Passwort ist gespeichert',
  done: 'Alle anderen Geräte sind abgemeldet, und alle Ihre bestätigten Adressen werden benachrichtigt. Dieses Gerät bleibt angemeldet.',
  again: 'Noch einmal ändern',
};
