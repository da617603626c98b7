import type { MailWords } from '../mail-words.js';
import { span } from '../span.js';

const language = 'de';

/** Mails of a sign-up, in German. */
export const signUp: Pick<MailWords, 'verify_sign_up' | 'sign_up_taken'> = {
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
};
