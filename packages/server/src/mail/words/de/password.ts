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
        text: `Jemand, hoffentlich Sie, hat bei ${portal} für ${address} ein neues Passwort angefordert. Klicken Sie auf die Schaltfläche, um eines zu wählen.`,
      },
      { type: 'button', label: 'Neues Passwort wählen', url: params.link },
      {
        type: 'note',
        text: `Die Schaltfläche gilt ${span(language, params.linkLifetime)} und nur einmal. Nur die neueste E-Mail zählt. Wenn Sie nichts angefordert haben, tun Sie nichts: Ihr Passwort bleibt, wie es ist.`,
      },
      { type: 'url', label: 'Die Schaltfläche geht nicht? Fügen Sie dies in Ihren Browser ein:', url: params.link },
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
        text: 'Wenn nicht, wählen Sie sofort ein neues Passwort; jede bestätigte Adresse Ihres Kontos genügt dafür.',
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
        text: `Eine Sitzung Ihres Kontos bei ${portal} wurde beendet, weil jemand einen Schlüssel von ihr benutzt hat, der schon benutzt war:`,
      },
      occurrenceList(language, params, device),
      {
        type: 'text',
        text: 'Wahrscheinlich wurde eine Seite wiederhergestellt, die geschlossen war; dann melden Sie sich wieder an, und mehr ist nicht zu tun.',
      },
      {
        type: 'text',
        text: 'Wenn Sie davon nichts wissen, ist vielleicht jemand an den Schlüssel in Ihrem Browser gekommen: Wählen Sie ein neues Passwort. Das beendet alle Sitzungen.',
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
        text: `Jemand, der bei Ihrem Konto bei ${portal} angemeldet ist, hoffentlich Sie, will etwas ändern, wofür wir einen Nachweis brauchen.`,
      },
      {
        type: 'code',
        label: 'Geben Sie diesen Code auf der Seite ein, die Sie offen gelassen haben:',
        code: params.code,
      },
      occurrenceList(language, params, device),
      {
        type: 'note',
        text: `Der Code gilt ${span(language, params.codeLifetime)}. Wenn Sie es nicht waren, sagen Sie niemandem den Code und beenden Sie diese Sitzung in Ihrem Konto unter „Sicherheit“.`,
      },
    ],
  }),
};
