import { ago } from '../ago.js';
import type { Catalogue } from '../catalogue.js';

/** Where somebody is logged in, in German. */
export const sessions: Catalogue['sessions'] = {
  title: 'Wo Sie angemeldet sind',
  lead: 'Beenden Sie Sitzungen, die Sie nicht kennen, und wählen Sie dann ein neues Passwort.',
  leadOnly: 'Nur auf diesem Gerät.',
  device: '{browser} auf {system}',
  unknownDevice: 'Unbekanntes Gerät',
  thisDevice: 'Dieses Gerät',
  active: (milliseconds) => (milliseconds < 120_000 ? 'Jetzt aktiv' : `Aktiv ${ago('de', milliseconds)}`),
  methods: { password: 'mit Passwort angemeldet', sign_up: 'hier registriert' },
  more: (count) => `${count} weitere anzeigen`,
  end: 'Beenden',
  endOf: 'Beenden: Sitzung {device}, {active}',
  ended: '{device} ist abgemeldet.',
  endOthers: 'Alle anderen Sitzungen beenden …',
  askTitle: (count) => (count === 1 ? 'Eine andere Sitzung beenden?' : `${count} andere Sitzungen beenden?`),
  askFew: (count) =>
    count === 1
      ? '{devices} wird sofort abgemeldet. Dieses Gerät bleibt angemeldet.'
      : '{devices} werden sofort abgemeldet. Dieses Gerät bleibt angemeldet.',
  askMany: 'Alle werden sofort abgemeldet. Dieses Gerät bleibt angemeldet.',
  cancel: 'Abbrechen',
  endCount: (count) => (count === 1 ? 'Eine Sitzung beenden' : `${count} Sitzungen beenden`),
  endedOthers: (count) => (count === 1 ? 'Eine Sitzung ist beendet.' : `${count} Sitzungen sind beendet.`),
};
