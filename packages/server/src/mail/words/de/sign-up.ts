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
        text: `Jemand hat sich bei ${portal} mit ${address} registriert. Wenn Sie das waren, klicken Sie auf die Schaltfläche, um die Adresse zu bestätigen.`,
      },
      { type: 'button', label: 'Diese Adresse bestätigen', url: params.link },
      {
        type: 'code',
        label: 'Oder geben Sie diesen Code auf der Seite ein, die Sie offen gelassen haben:',
        code: params.code,
      },
      {
        type: 'note',
        text: `Die Schaltfläche gilt ${span(language, params.linkLifetime)}, der Code ${span(language, params.codeLifetime)}. Wenn Sie sich nicht registriert haben, ignorieren Sie diese E-Mail: Ohne Ihre Bestätigung entsteht kein Konto.`,
      },
      {
        type: 'url',
        label: 'Wenn die Schaltfläche nicht funktioniert, fügen Sie diesen Link in Ihren Browser ein:',
        url: params.link,
      },
    ],
  }),
  sign_up_taken: ({ portal, address, params }) => ({
    subject: 'Sie haben schon ein Konto',
    title: 'Sie haben schon ein Konto',
    blocks: [
      {
        type: 'text',
        text: `Jemand wollte sich bei ${portal} mit ${address} registrieren. Sie haben schon ein Konto mit dieser Adresse. Wenn Sie das waren, melden Sie sich stattdessen an.`,
      },
      { type: 'button', label: 'Anmelden', url: params.loginLink },
      { type: 'url', label: 'Passwort vergessen? Hier wählen Sie ein neues:', url: params.resetLink },
      {
        type: 'note',
        text: 'Wenn Sie es nicht waren, ignorieren Sie diese E-Mail. Es wurde nichts geändert, und niemand hat erfahren, dass es das Konto gibt.',
      },
    ],
  }),
};
