import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { SMTPServerDataStream } from 'smtp-server';
import { PromptSmtpServer } from './prompt-smtp-server.js';

/** A mail as it arrived, decoded. */
export interface ReceivedMail {
  /** Envelope recipients. */
  recipients: string[];
  subject: string;
  text: string;
  html: string;
  from: string;
  messageId: string;
  headers: ParsedMail['headers'];
  /** The first link in the text with a token, else the first link at all. */
  link: string;
  /** The six digits of the text, or ''. */
  code: string;
}

/** A real SMTP server that keeps what it gets. */
export interface Inbox {
  /** For SMTP_URL. */
  url: string;
  mails: ReceivedMail[];
  /** The newest mail to an address. @throws Error when there is none. */
  newest: (address: string) => ReceivedMail;
  /** All mails to an address, oldest first. */
  to: (address: string) => ReceivedMail[];
  /** What the server answers to the next mails, such as 451; undefined takes them. */
  refuseWith: number | undefined;
  /** What it says of single recipients, such as `550 5.1.1 no such user`, by address; at DATA once it has the mail. */
  refusals: Map<string, { reply: string | string[]; at?: 'DATA' }>;
  /** What it says of whoever sends, such as `550 5.1.0 not you`. */
  refuseSenderWith: string | undefined;
  close: () => Promise<void>;
}

export async function openInbox(): Promise<Inbox> {
  const inbox: Inbox = {
    url: '',
    mails: [],
    refuseWith: undefined,
    refusals: new Map(),
    refuseSenderWith: undefined,
    to: (address) => inbox.mails.filter((mail) => mail.recipients.includes(address)),
    newest: (address) => {
      const mail = inbox.to(address).at(-1);
      if (!mail)
        throw new Error(
          `no mail to ${address}; there is mail to ${inbox.mails.flatMap((m) => m.recipients).join(', ') || 'nobody'}`,
        );
      return mail;
    },
    close: () =>
      new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  };
  const server = new PromptSmtpServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onMailFrom: (_address, _session, done) => {
      done(inbox.refuseSenderWith === undefined ? undefined : refusal(inbox.refuseSenderWith));
    },
    onRcptTo: ({ address }, _session, done) => {
      const own = inbox.refusals.get(address);
      if (inbox.refuseWith !== undefined) done(refusal(`${inbox.refuseWith} refused by the test`));
      else done(own && own.at === undefined ? refusal(own.reply) : undefined);
    },
    onData: (stream: SMTPServerDataStream, session, done) => {
      simpleParser(stream).then(
        (mail) => {
          const own = session.envelope.rcptTo.map(({ address }) => inbox.refusals.get(address)).find(Boolean);
          if (own) {
            done(refusal(own.reply));
            return;
          }
          inbox.mails.push(
            toReceived(
              mail,
              session.envelope.rcptTo.map(({ address }) => address),
            ),
          );
          done();
        },
        (error: unknown) => {
          done(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve();
    }),
  );
  inbox.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return inbox;
}

/** The error that makes the server say that; several lines are one reply. */
function refusal(reply: string | string[]): Error {
  const [first = '', ...more] = [reply].flat();
  const message = [first, ...more].map((line) => line.replace(/^\d{3} /, ''));
  const responseCode = Number(first.slice(0, 3));
  return Object.assign(new Error(), { responseCode, message: more.length > 0 ? message : message[0] });
}

function toReceived(mail: ParsedMail, recipients: string[]): ReceivedMail {
  const text = mail.text ?? '';
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  return {
    recipients,
    subject: mail.subject ?? '',
    text,
    html: typeof mail.html === 'string' ? mail.html : '',
    from: mail.from?.text ?? '',
    messageId: mail.messageId ?? '',
    headers: mail.headers,
    link: links.find((link) => link.includes('token=')) ?? links[0] ?? '',
    code: (/^\d{3} \d{3}$/m.exec(text)?.[0] ?? '').replace(' ', ''),
  };
}
