/** A mail ready to leave. */
export interface OutgoingMail {
  id: string;
  portalId: string;
  /** Stays the same when a mail has to be sent again. */
  messageId: string;
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html: string;
  language: string;
}

/** Where mails go. `send` resolves once the other side has taken the mail over. */
export interface MailTransport {
  /** @throws MailRefusedError for good; any other error is worth another try. */
  send: (mail: OutgoingMail) => Promise<void>;
  close: () => void;
}

/** The mail server said no for good (SMTP 5xx). */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
  /** SMTP reply code, such as 550. */
  readonly reply: number;

  constructor(reply: number, cause: unknown) {
    super(`refused with ${reply}`, { cause });
    this.reply = reply;
  }
}
