import type { Catalogue } from '../catalogue.js';

/** The message of every error, in German. */
export const errors: Catalogue['errors'] = {
  address_last: {
    title: 'Sie brauchen mindestens eine bestätigte Adresse.',
    text: 'Mit ihr melden Sie sich an, und über sie erreichen wir Sie. Fügen Sie erst eine andere hinzu und bestätigen Sie diese.',
  },
  address_taken: {
    title: 'Diese Adresse gehört schon zu einem Konto.',
    text: 'Melden Sie sich damit an, oder wählen Sie ein neues Passwort, wenn Sie das alte nicht mehr wissen.',
  },
  answer_unexpected: {
    title: 'Die Antwort war nicht zu lesen.',
    text: 'Vielleicht hat sie etwas zwischen Ihnen und dem Server verändert. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  },
  body_malformed: {
    title: 'Das war nicht zu lesen.',
    text: 'Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  },
  body_too_large: { title: 'Das ist zu viel Text.', text: 'Kürzen Sie ihn und versuchen Sie es noch einmal.' },
  code_wrong: {
    title: 'Dieser Code ist falsch oder abgelaufen.',
    text: 'Prüfen Sie ihn, oder lassen Sie sich einen neuen senden. Nur der neueste Code zählt.',
  },
  contract_unsupported: {
    title: 'Diese Seite ist veraltet.',
    text: 'Laden Sie sie neu und versuchen Sie es noch einmal.',
  },
  cookies_doubled: {
    title: 'Ihr Browser hat ein Cookie dieser Website doppelt.',
    text: 'Eines davon kann von einer anderen Website sein, darum ignorieren wir beide. Löschen Sie die Cookies dieser Website in den Einstellungen Ihres Browsers und versuchen Sie es dann noch einmal.',
  },
  credentials_wrong: {
    title: 'E-Mail-Adresse oder Passwort ist falsch.',
    text: 'Prüfen Sie beides und versuchen Sie es noch einmal.',
  },
  person_changed: {
    title: 'Jetzt ist eine andere Person angemeldet.',
    text: 'Es wurde nichts gespeichert. Melden Sie sich wieder an, um mit Ihrem eigenen Konto weiterzumachen.',
  },
  form_expired: {
    title: 'Diese Seite war zu lange offen.',
    text: 'Es wurde nichts gesendet. Versuchen Sie es jetzt noch einmal.',
  },
  host_unknown: {
    title: 'Diese Adresse ist nicht eingerichtet.',
    text: 'Sagen Sie es den Betreibern dieser Website.',
  },
  input_invalid: { title: 'Eine Angabe stimmt noch nicht.', text: 'Sehen Sie sich das markierte Feld an.' },
  internal: {
    title: 'Das hat nicht geklappt, und es liegt nicht an Ihnen.',
    text: 'Es wurde nichts geändert. Versuchen Sie es in einer Minute noch einmal.',
  },
  limit_reached: { title: 'Zu viele Versuche.', text: 'Es geht nichts verloren: Ihre Eingaben bleiben stehen.' },
  link_dead: {
    title: 'Dieser Link gilt nicht mehr.',
    text: 'Er wurde schon benutzt, ist zu alt oder durch einen neueren ersetzt. Nur die neueste E-Mail zählt.',
  },
  link_superseded: {
    title: 'Es gibt eine neuere E-Mail.',
    text: 'Dieser Link wurde ersetzt. Nehmen Sie die neueste E-Mail.',
  },
  link_used: { title: 'Diese Adresse ist schon bestätigt.', text: 'Es ist nichts mehr zu tun. Melden Sie sich an.' },
  media_type_unsupported: {
    title: 'Das war nicht zu lesen.',
    text: 'Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  },
  method_disabled: {
    title: 'Die Anmeldung mit Passwort ist hier abgeschaltet.',
    text: 'Melden Sie sich anders an, oder fragen Sie die Betreiber dieser Website.',
  },
  method_not_allowed: {
    title: 'Das war nicht zu lesen.',
    text: 'Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  },
  network_failed: {
    title: 'Der Server ist nicht zu erreichen.',
    text: 'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal. Ihre Eingaben bleiben stehen.',
  },
  origin_refused: {
    title: 'Diese Seite darf den Server nicht benutzen.',
    text: 'Sagen Sie es den Betreibern dieser Website: Ihre Adresse steht nicht auf der Liste der erlaubten Herkünfte.',
  },
  page_unknown: {
    title: 'Diese Seite gibt es nicht.',
    text: 'Prüfen Sie die Adresse, oder gehen Sie zur Startseite.',
  },
  reauthentication_required: {
    title: 'Bitte bestätigen Sie, dass Sie es sind.',
    text: 'Wir müssen zuerst prüfen, wer Sie sind. Es geht nichts verloren: Ihre Änderungen bleiben stehen.',
  },
  registration_closed: {
    title: 'Zurzeit kann sich hier niemand registrieren.',
    text: 'Wenn Sie ein Konto haben sollten, bitten Sie die Betreiber dieser Website um eine Einladung.',
  },
  role_missing: {
    title: 'Ihr Konto kann das nicht öffnen.',
    text: 'Melden Sie sich mit einem Konto an, das es kann.',
  },
  script_failed: {
    title: 'Auf dieser Seite ist etwas schiefgegangen.',
    text: 'Es liegt nicht an Ihnen. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  },
  server_busy: {
    title: 'Der Server ist ausgelastet.',
    text: 'Es geht nichts verloren: Ihre Eingaben bleiben stehen.',
  },
  session_missing: {
    title: 'Sie sind nicht mehr angemeldet.',
    text: 'Melden Sie sich wieder an, um weiterzumachen.',
  },
  session_unavailable: {
    title: 'Ihr Browser merkt sich die Anmeldung hier nicht.',
    text: 'Erlauben Sie Cookies für diese Website und versuchen Sie es noch einmal.',
  },
  timeout: {
    title: 'Der Server hat nicht rechtzeitig geantwortet.',
    text: 'Versuchen Sie es noch einmal. Ihre Eingaben bleiben stehen.',
  },
  undo_impossible: {
    title: 'Diese Änderung lässt sich nicht mehr rückgängig machen.',
    text: 'Die Adressen von vorher gehören jetzt zu anderen Konten, darum könnte sich damit niemand anmelden. Es wurde nichts geändert.',
  },
  user_blocked: {
    title: 'Dieses Konto ist gesperrt.',
    text: 'Ihr Passwort war richtig. Fragen Sie die Betreiber dieser Website nach dem Grund.',
  },
  version_stale: {
    title: 'Das wurde in einem anderen Fenster geändert.',
    text: 'Ihre Änderungen sind noch nicht gespeichert. Sehen Sie nach, was jetzt gespeichert ist, und machen Sie dann weiter.',
  },
};
