import type { Catalogue } from '../catalogue.js';

/** What a save of addresses and notifications will do, in German. */
export const saveBar: Catalogue['saveBar'] = {
  region: 'Offene Änderungen',
  title: 'Beim Speichern',
  removed: '{email} wird entfernt.',
  mailed: '{email} bekommt eine Bestätigungsmail.',
  mailedPrimary: '{email} bekommt eine Bestätigungsmail und wird dann zur Hauptadresse.',
  mailedReplaces:
    '{email} bekommt eine Bestätigungsmail. Ist sie bestätigt, wird sie zur Hauptadresse und {old} wird entfernt.',
  primary: '{email} wird zur Hauptadresse.',
  wish: '{email} wird zur Hauptadresse, sobald sie bestätigt ist.',
  noWish: 'Keine ausstehende Adresse wird zur Hauptadresse.',
  told: (days) =>
    `Jede bestätigte Adresse bekommt eine Nachricht mit einem Link zum Rückgängigmachen, der ${days === 1 ? 'einen Tag' : `${days} Tage`} gilt.`,
  choices: (count) => (count === 1 ? 'Eine Benachrichtigung ändert sich.' : `${count} Benachrichtigungen ändern sich.`),
  discard: 'Verwerfen',
  save: (count) => (count === 1 ? '1 Änderung speichern' : `${count} Änderungen speichern`),
  saved: 'Ihre Änderungen sind gespeichert.',
  savedMail:
    'Ihre Änderungen sind gespeichert. Öffnen Sie die E-Mail, die wir an {email} geschickt haben, um die Adresse zu bestätigen.',
  discarded: 'Ihre Änderungen sind verworfen.',
  password: 'Ihr Passwort',
  forgot: 'Passwort vergessen?',
  passwordWhy: (minutes) =>
    `Um E-Mail-Adressen zu ändern, fragen wir noch einmal nach Ihrem Passwort, denn Ihre Anmeldung ist mehr als ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`} her.`,
  code: 'Code aus unserer E-Mail',
  codeWhy: (minutes) =>
    `Um E-Mail-Adressen zu ändern, fragen wir nach einem Code, denn Ihre Anmeldung ist mehr als ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`} her. Wir schicken ihn an Ihre Hauptadresse.`,
  mailCode: 'Code schicken',
  conflictTitle: 'Ihre Adressen wurden in einem anderen Fenster geändert',
  conflictOther: 'Ihre Einstellungen wurden in einem anderen Fenster geändert',
  conflictLead: 'Ihre Änderungen sind noch nicht gespeichert. Vergleichen Sie, und machen Sie dann weiter.',
  savedNow: 'Jetzt gespeichert',
  primaryNow: 'Hauptadresse',
  youWanted: 'Sie wollten',
  wantedRemove: '{email} entfernen',
  wantedAdd: '{email} hinzufügen',
  wantedPrimary: '{email} zur Hauptadresse machen',
  wantedChoices: (count) => (count === 1 ? 'eine Benachrichtigung ändern' : `${count} Benachrichtigungen ändern`),
  alreadyGone: '(schon entfernt)',
  alreadyThere: '(schon hinzugefügt)',
  drop: 'Meine Änderungen verwerfen',
  onTop: 'Meine Änderungen noch einmal anwenden',
};
