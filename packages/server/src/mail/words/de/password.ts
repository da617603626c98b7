import { occurrenceList } from '../occurrence.js';
import type { MailWords } from '../mail-words.js';
import { span } from '../span.js';
import { device } from './device.js';

const language = 'de';

/** Mails about the password and who used it, in German. */
export const password: Pick<MailWords, 'reset_password' | 'password_changed' | 'refresh_reused' | 'reauthenticate'> = {
  reset_password: ({ portal, address, params }) => ({
    subject: 'Wählen Sie ein neues Passwort',
    title: 'Wählen Sie ein neues Passwort',
    blocks: [
      {
        type: 'text',
        text: `Jemand hat bei ${portal} für ${address} ein neues Passwort angefordert. Wenn Sie das waren, klicken Sie auf die Schaltfläche, um eines zu wählen.`,
      },
      { type: 'button', label: 'Neues Passwort wählen', url: params.link },
      {
        type: 'note',
        text: `Die Schaltfläche gilt ${span(language, params.linkLifetime)} und nur einmal. Nur die neueste E-Mail zählt. Wenn Sie nichts angefordert haben, ignorieren Sie diese E-Mail: Ihr Passwort bleibt, wie es ist.`,
      },
      {
        type: 'url',
        label: 'Wenn die Schaltfläche nicht funktioniert, fügen Sie diesen Link in Ihren Browser ein:',
        url: params.link,
      },
    ],
  }),
  password_changed: ({ portal, params }) => ({
    subject: 'Ihr Passwort wurde geändert',
    title: 'Ihr Passwort wurde geändert',
    blocks: [
      { type: 'text', text: `Das Passwort Ihres Kontos bei ${portal} wurde geändert:` },
      occurrenceList(language, params, device),
      {
        type: 'text',
        text: `${params.by === 'link' ? 'Alle Geräte wurden abgemeldet.' : 'Alle anderen Geräte wurden abgemeldet.'} Wenn Sie es waren, ist nichts zu tun.`,
      },
      {
        type: 'text',
        text: 'Wenn Sie es nicht waren, wählen Sie jetzt ein neues Passwort; jede bestätigte Adresse Ihres Kontos genügt dafür.',
      },
      { type: 'url', label: 'Hier wählen Sie ein neues Passwort:', url: params.resetLink },
    ],
  }),
  refresh_reused: ({ portal, params }) => ({
    subject: 'Sie wurden zur Sicherheit abgemeldet',
    title: 'Sie wurden zur Sicherheit abgemeldet',
    blocks: [
      {
        type: 'text',
        text: `Wir haben eine Sitzung Ihres Kontos bei ${portal} beendet, weil ein Schlüssel von ihr zweimal benutzt wurde:`,
      },
      occurrenceList(language, params, device),
      {
        type: 'text',
        text: 'Wahrscheinlich hat Ihr Browser eine geschlossene Seite wiederhergestellt. Dann melden Sie sich wieder an; mehr ist nicht zu tun.',
      },
      {
        type: 'text',
        text: 'Wenn Ihnen das unbekannt ist, hat vielleicht jemand den Schlüssel aus Ihrem Browser kopiert: Wählen Sie ein neues Passwort. Das beendet alle Sitzungen.',
      },
      { type: 'url', label: 'Hier wählen Sie ein neues Passwort:', url: params.resetLink },
    ],
  }),
  reauthenticate: ({ portal, params }) => ({
    subject: 'Ihr Code',
    title: 'Ihr Code',
    blocks: [
      {
        type: 'text',
        text: `Jemand, der bei Ihrem Konto bei ${portal} angemeldet ist, will etwas ändern. Darum müssen wir prüfen, dass Sie es sind.`,
      },
      {
        type: 'code',
        label: 'Geben Sie diesen Code auf der Seite ein, die Sie offen gelassen haben:',
        code: params.code,
      },
      occurrenceList(language, params, device),
      {
        type: 'note',
        text: `Der Code gilt ${span(language, params.codeLifetime)}. Wenn Sie es nicht waren, geben Sie den Code nicht weiter und beenden Sie diese Sitzung in Ihrem Konto unter „Sicherheit“.`,
      },
    ],
  }),
};
