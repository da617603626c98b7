import type { Catalogue } from '../catalogue.js';

/** What is wrong with a field, in German. */
export const fieldErrors: Catalogue['fieldErrors'] = {
  address_characters:
    'Diese Adresse enthält ein Zeichen, das in E-Mail-Adressen nicht vorkommt. Prüfen Sie sie und versuchen Sie es noch einmal.',
  address_incomplete: 'Der Teil nach dem @ ist unvollständig. Zum Beispiel: gmail.com',
  address_invalid: 'Das ist noch keine E-Mail-Adresse. Sie sieht aus wie name@example.com',
  address_last:
    'Das ist Ihre einzige bestätigte Adresse, darum lässt sie sich nicht entfernen. Fügen Sie erst eine andere hinzu und bestätigen Sie diese.',
  address_too_long: 'Das ist zu lang für eine E-Mail-Adresse.',
  address_unknown: 'Diese Adresse gehört nicht mehr zu Ihrem Konto.',
  address_unverified: 'Bestätigen Sie diese Adresse zuerst.',
  address_yours: 'Diese Adresse ist schon in Ihrem Konto.',
  addresses_too_many: 'Ihr Konto kann keine weiteren Adressen haben. Entfernen Sie erst eine.',
  characters_refused: 'Hier ist ein Zeichen, das nicht verwendet werden kann. Tippen Sie es neu, statt es einzufügen.',
  choice_invalid: 'Wählen Sie einen der Einträge.',
  choice_locked: 'Das ist immer an.',
  code_dead: 'Dieser Code gilt nicht mehr: Es gab zu viele falsche Versuche. Lassen Sie sich einen neuen senden.',
  code_wrong: 'Dieser Code ist falsch oder abgelaufen. Prüfen Sie ihn, oder lassen Sie sich einen neuen senden.',
  confirmation_required: 'Setzen Sie erst dieses Häkchen. Es wurde nichts geändert.',
  consent_required: 'Bitte stimmen Sie dem zu, um sich zu registrieren.',
  date_invalid: 'Das ist kein Datum. Wählen Sie eines im Kalender.',
  field_unknown: 'Dieses Formular hat sich geändert. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  password_common: 'Viele benutzen dieses Passwort, darum ist es leicht zu erraten. Wählen Sie ein anderes.',
  password_personal:
    'Das ist Ihrem Namen, Ihrer Adresse oder dem Namen dieser Website zu ähnlich. Wählen Sie ein anderes.',
  password_too_long: 'Das ist zu lang. Nehmen Sie höchstens 256 Zeichen.',
  password_too_short: 'Das ist zu kurz. Nehmen Sie mindestens {minLength} Zeichen.',
  password_wrong: 'Falsches Passwort. Prüfen Sie es und versuchen Sie es noch einmal.',
  primary_needed: 'Wählen Sie, welche Adresse zur Hauptadresse wird.',
  required: 'Füllen Sie dies aus.',
  too_long: 'Das ist zu lang. Kürzen Sie es.',
  type_wrong: 'Das kann hier nicht verwendet werden. Tippen Sie es neu.',
  url_invalid:
    'Das kann nicht verwendet werden. Es muss mit https:// beginnen, zum Beispiel https://example.com/bild.jpg',
};
