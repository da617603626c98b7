import type { MailParams } from '../../mail-kinds.js';
import { type Block, isolate } from '../../message.js';
import { occurrenceList } from '../occurrence.js';
import type { MailWords } from '../mail-words.js';
import { moment, span } from '../span.js';
import { device } from './device.js';

const language = 'de';

/** Mails about the addresses of an account, in German. */
export const addresses: Pick<MailWords, 'verify_address' | 'address_taken' | 'addresses_changed' | 'change_undone'> = {
  verify_address: ({ portal, address, params }) => ({
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    title: 'Bestätigen Sie Ihre E-Mail-Adresse',
    blocks: [
      {
        type: 'text',
        text: `Jemand hat ${address} ${params.name ? `zum Konto von ${params.name}` : 'zu einem Konto'} bei ${portal} hinzugefügt. Wenn Sie das waren, klicken Sie auf die Schaltfläche, um die Adresse zu bestätigen.`,
      },
      { type: 'button', label: 'Diese Adresse bestätigen', url: params.link },
      {
        type: 'note',
        text: `Die Schaltfläche gilt ${span(language, params.linkLifetime)}. Wenn Sie es nicht waren, ignorieren Sie diese E-Mail: Ohne Ihre Bestätigung kann sich niemand mit Ihrer Adresse anmelden.`,
      },
      {
        type: 'url',
        label: 'Wenn die Schaltfläche nicht funktioniert, fügen Sie diesen Link in Ihren Browser ein:',
        url: params.link,
      },
    ],
  }),
  address_taken: ({ portal, address, params }) => ({
    subject: 'Jemand wollte Ihre Adresse zu einem anderen Konto hinzufügen',
    title: 'Jemand wollte Ihre Adresse zu einem anderen Konto hinzufügen',
    blocks: [
      {
        type: 'text',
        text: `Jemand wollte ${address} bei ${portal} zu einem anderen Konto hinzufügen. Sie gehört schon zu Ihrem Konto, darum wurde nichts geändert.`,
      },
      {
        type: 'text',
        text: 'Um die Adresse umzuziehen, melden Sie sich bei dem Konto an, das sie hat, entfernen sie dort und fügen sie dann zum anderen Konto hinzu.',
      },
      { type: 'url', label: 'Hier melden Sie sich an:', url: params.loginLink },
      {
        type: 'note',
        text: 'Wenn Sie es nicht waren, ignorieren Sie diese E-Mail. Niemand hat erfahren, dass es das Konto gibt.',
      },
    ],
  }),
  addresses_changed: ({ portal, params }) => ({
    subject: 'Ihre E-Mail-Adressen wurden geändert',
    title: 'Ihre E-Mail-Adressen wurden geändert',
    blocks: [
      { type: 'text', text: `Die E-Mail-Adressen Ihres Kontos bei ${portal} wurden geändert:` },
      {
        type: 'list',
        items: [
          ...params.added.map((email) => `${isolate(email)} wurde hinzugefügt, ist aber noch nicht bestätigt`),
          ...params.verified.map((email) => `${isolate(email)} wurde bestätigt und gilt jetzt für die Anmeldung`),
          ...(params.primary ? [`${isolate(params.primary)} ist jetzt die Hauptadresse`] : []),
          ...params.removed.map((email) => `${isolate(email)} wurde entfernt`),
        ],
      },
      { type: 'text', text: 'Wann und wo:' },
      occurrenceList(language, params, device),
      { type: 'text', text: 'Wenn Sie es waren, ist nichts zu tun.' },
      ...undoBlocks(params),
    ],
  }),
  change_undone: ({ portal, params }) => ({
    subject: 'Eine Änderung Ihrer E-Mail-Adressen wurde rückgängig gemacht',
    title: 'Eine Änderung Ihrer E-Mail-Adressen wurde rückgängig gemacht',
    blocks: [
      {
        type: 'text',
        text: `Jemand hat mit dem Link aus unserer Benachrichtigung eine Änderung der E-Mail-Adressen Ihres Kontos bei ${portal} rückgängig gemacht:`,
      },
      {
        type: 'list',
        items: [
          ...params.restored.map((email) => `${isolate(email)} wurde wiederhergestellt`),
          ...params.dropped.map((email) => `${isolate(email)} wurde entfernt`),
          `${isolate(params.primary)} ist die Hauptadresse`,
        ],
      },
      { type: 'text', text: 'Wann und wo:' },
      occurrenceList(language, params, device),
      ...resetBlocks(params),
      {
        type: 'note',
        text: 'Wenn nicht Sie das rückgängig gemacht haben, liest vielleicht jemand anderes in diesem Postfach mit. Melden Sie sich mit einer anderen Adresse und dem Passwort an und entfernen Sie die Adresse wieder.',
      },
    ],
  }),
};

/** The way to a new password; through a mailbox that the account no longer has there is none. */
function resetBlocks({ resetLink, primary }: MailParams['change_undone']): Block[] {
  if (!resetLink) {
    const text = `Alle Geräte wurden abgemeldet. Diese Adresse gehört nicht mehr zum Konto: Melden Sie sich mit ${isolate(primary)} an.`;
    return [{ type: 'text', text }];
  }
  const text =
    'Alle Geräte wurden abgemeldet. Falls jemand anderes Zugang zu Ihrem Konto hatte, wählen Sie jetzt ein neues Passwort.';
  return [
    { type: 'text', text },
    { type: 'url', label: 'Hier wählen Sie ein neues Passwort:', url: resetLink },
  ];
}

/** The way back; an address that came back by it and is removed again has none. */
function undoBlocks({ undoLink, undoUntil }: MailParams['addresses_changed']): Block[] {
  if (!undoLink) {
    const text =
      'Wenn Sie es nicht waren, öffnen Sie diese Nachricht bei einer anderen Adresse des Kontos und machen Sie die Änderung dort rückgängig. Von dieser Adresse aus geht das nicht, denn sie wurde schon einmal auf diese Weise wiederhergestellt und ist nun wieder entfernt.';
    return [{ type: 'text', text }];
  }
  return [
    {
      type: 'text',
      text: 'Wenn Sie es nicht waren, stellen Sie die vorherigen Adressen wieder her. Damit werden auch alle Geräte abgemeldet.',
    },
    { type: 'button', label: 'Diese Änderung rückgängig machen', url: undoLink },
    { type: 'note', text: `Die Schaltfläche gilt bis ${moment(language, undoUntil)}.` },
    {
      type: 'url',
      label: 'Wenn die Schaltfläche nicht funktioniert, fügen Sie diesen Link in Ihren Browser ein:',
      url: undoLink,
    },
  ];
}
