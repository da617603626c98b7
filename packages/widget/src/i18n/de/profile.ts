import type { Catalogue } from '../catalogue.js';

/** What somebody tells about themselves, in German. */
export const profile: Catalogue['profile'] = {
  title: 'Profil',
  lead: 'Ihr Name und weitere Angaben.',
  name: 'Name',
  picture: 'Bild',
  pictureHint: 'Die Webadresse eines Bildes, zum Beispiel https://example.com/bild.jpg',
  jobTitle: 'Beruf',
  organization: 'Organisation',
  language: 'Sprache unserer E-Mails',
  siteLanguage: 'Wie diese Website',
  save: 'Speichern',
  saved: 'Ihr Profil ist gespeichert.',
  conflictTitle: 'Ihr Profil wurde in einem anderen Fenster geändert.',
  conflict: 'Ihre Eingaben sind noch nicht gespeichert. Jetzt gespeichert:',
  savedNow: '{field}: {value}',
  empty: '(leer)',
  saveOnTop: 'Meine Eingaben speichern',
  showSaved: 'Gespeichertes anzeigen',
};
