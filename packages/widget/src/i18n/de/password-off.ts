import type { Catalogue } from '../catalogue.js';

/** What a screen about passwords says where the portal has them switched off, in German. */
export const passwordOff: Catalogue['passwordOff'] = {
  title: 'Hier gibt es keine Passwörter',
  lead: 'Die Anmeldung mit Passwort ist hier abgeschaltet. Darum lässt sich keines wählen oder ändern.',
};
