import type { Catalogue } from '../catalogue.js';

/** The account, in tabs, in German. */
export const account: Catalogue['account'] = {
  title: 'Ihr Konto',
  profile: 'Profil',
  emails: 'E-Mails & Benachrichtigungen',
  security: 'Sicherheit',
  signedOut: 'Melden Sie sich an, um Ihr Konto zu sehen.',
  logIn: 'Anmelden',
};
