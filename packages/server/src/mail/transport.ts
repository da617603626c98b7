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
  /** Link that stops mails of this kind with one POST (RFC 8058), where there is one. */
  unsubscribeLink?: string;
}

/** Where mails go. `send` resolves once the other side has taken the mail over. */
export interface MailTransport {
  /** @throws MailRefusedError for good; any other error is worth another try. */
  send: (mail: OutgoingMail) => Promise<void>;
  /** Breaks off what is still being sent: `send` then rejects. */
  close: () => void;
}

/** The mail server said no for good (SMTP 5xx). */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
  /** SMTP reply code, such as 550. */
  readonly reply: number;
  /** Enhanced status code (RFC 3463), such as 5.1.1, if the server gave one. */
  readonly status: string | undefined;

  constructor(reply: number, status: string | undefined, cause: unknown) {
    super(`refused with ${reply}${status === undefined ? '' : ` ${status}`}`, { cause });
    this.reply = reply;
    this.status = status;
  }

  /**
   * Whether the server says that there is no such mailbox: 5.1.x but for 5.1.7 and 5.1.8, which are about the sender.
   * A policy, a full mailbox or a blocked sender say nothing about the address.
   */
  get isUnknownMailbox(): boolean {
    return /^5\.1\.(?!7$|8$)\d{1,3}$/.test(this.status ?? '');
  }
}
