import type { MailWords } from './mail-words.js';
import { moment, span } from './span.js';

const language = 'de';

/** Mails in German. */
export const de: MailWords = {
  verify_sign_up: ({ portal, address, params }) => ({
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    title: 'Bestätigen Sie Ihre E-Mail-Adresse',
    blocks: [
      {
        type: 'text',
        text: `Jemand, hoffentlich Sie, hat sich bei ${portal} mit ${address} registriert. Klicken Sie auf die Schaltfläche, um zu bestätigen, dass diese Adresse Ihnen gehört.`,
      },
      { type: 'button', label: 'Diese Adresse bestätigen', url: params.link },
      {
        type: 'code',
        label: 'Oder geben Sie diesen Code auf der Seite ein, die Sie offen gelassen haben:',
        code: params.code,
      },
      {
        type: 'note',
        text: `Die Schaltfläche gilt ${span(language, params.linkLifetime)}, der Code ${span(language, params.codeLifetime)}. Wenn Sie sich nicht registriert haben, tun Sie nichts: Ohne Ihre Bestätigung entsteht kein Konto.`,
      },
      { type: 'url', label: 'Die Schaltfläche geht nicht? Fügen Sie dies in Ihren Browser ein:', url: params.link },
    ],
  }),
  sign_up_taken: ({ portal, address, params }) => ({
    subject: 'Sie haben schon ein Konto',
    title: 'Sie haben schon ein Konto',
    blocks: [
      {
        type: 'text',
        text: `Jemand, hoffentlich Sie, wollte sich bei ${portal} mit ${address} registrieren. Diese Adresse gehört schon zu Ihrem Konto. Sie brauchen sich also nicht zu registrieren, melden Sie sich einfach an.`,
      },
      { type: 'button', label: 'Anmelden', url: params.loginLink },
      { type: 'url', label: 'Passwort vergessen? Hier wählen Sie ein neues:', url: params.resetLink },
      {
        type: 'note',
        text: 'Wenn Sie es nicht waren, tun Sie nichts. Es wurde nichts geändert, und niemand hat erfahren, dass es das Konto gibt.',
      },
    ],
  }),
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
      {
        type: 'list',
        items: [moment(language, params.at), device(params.browser, params.system), params.ip].filter(Boolean),
      },
      { type: 'text', text: 'Alle Geräte wurden abgemeldet. Wenn Sie es waren, ist nichts zu tun.' },
      {
        type: 'text',
        text: 'Wenn nicht, wählen Sie sofort ein neues Passwort; jede bestätigte Adresse Ihres Kontos genügt dafür.',
      },
      { type: 'url', label: 'Hier wählen Sie ein neues Passwort:', url: params.resetLink },
    ],
  }),
};

function device(browser: string | null, system: string | null): string {
  if (browser && system) return `mit ${browser} unter ${system}`;
  return browser || system ? `mit ${browser ?? system ?? ''}` : '';
}
