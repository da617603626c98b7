import type { Catalogue } from '../catalogue.js';

/** What happened to an account lately, in German. */
export const activity: Catalogue['activity'] = {
  title: 'Letzte Aktivität',
  lead: 'Das waren nicht Sie? Beenden Sie oben die Sitzung, und wählen Sie ein neues Passwort.',
  none: 'Noch nichts.',
  failed: 'Ihre letzte Aktivität konnte nicht geladen werden.',
  again: 'Noch einmal versuchen',
  more: (count) => (count === 1 ? 'Einen älteren Eintrag anzeigen' : `${count} ältere Einträge anzeigen`),
  events: {
    login: 'Angemeldet',
    login_failed: 'Eine Anmeldung schlug fehl',
    logout: 'Abgemeldet',
    address_verified: 'Eine E-Mail-Adresse wurde bestätigt',
    addresses_changed: 'E-Mail-Adressen wurden geändert',
    change_undone: 'Eine Änderung der E-Mail-Adressen wurde rückgängig gemacht',
    password_reset: 'Über einen Link aus einer E-Mail wurde ein neues Passwort gewählt',
    password_changed: 'Das Passwort wurde geändert',
    password_change_failed: 'Eine Änderung des Passworts schlug fehl',
    reauthenticated: 'Bestätigt, dass Sie es waren',
    reauthentication_failed: 'Beim Bestätigen, dass Sie es sind, war das Passwort oder der Code falsch',
    session_ended: 'Eine Sitzung wurde beendet',
    refresh_reused: 'Ein verbrauchter Schlüssel wurde noch einmal benutzt, darum wurde seine Sitzung beendet',
    other_sessions_ended: 'Alle anderen Sitzungen wurden beendet',
    profile_changed: 'Das Profil wurde geändert',
    notifications_chosen: 'Benachrichtigungen wurden geändert',
    notification_unsubscribed: 'Eine Benachrichtigung wurde über ihre E-Mail abbestellt',
  },
  other: 'Etwas anderes geschah in diesem Konto',
};
