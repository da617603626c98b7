import { Socket } from 'node:net';
import type { MailTransport } from './transport.js';
import { MailRefusedError } from './transport.js';

/** How nodemailer reaches the mail server of a URL, as `smtpTransport` does. */
export function smtpOptions(url: string, timeout: number, isLoopback: (host: string) => boolean) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const mayBePlain = isLoopback(hostname) && username === '';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !mayBePlain,
    ignoreTLS: mayBePlain && !secure,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * Sends over SMTP. smtps:// is TLS from the start; smtp:// demands STARTTLS as soon as a password is given or the
 * server is not on this machine, and never falls back to plain text. Certificates are checked. A mail that takes longer
 * than twice `timeout` (ms) is given back.
 */
export async function smtpTransport(
  url: string,
  timeout: number,
  isLoopback: (host: string) => boolean,
): Promise<MailTransport> {
  const { createTransport } = await import('nodemailer');
  const options = smtpOptions(url, timeout, isLoopback);
  const sockets = new Set<Socket>();
  let isClosed = false;
  return {
    async send(mail) {
      if (isClosed) throw new Error('no mail is sent any more');
      const socket = new Socket();
      sockets.add(socket);
      // The timeouts above are about silence: a server that sends a byte now and then would hold the mail for ever.
      const deadline = setTimeout(() => socket.destroy(), 2 * timeout);
      const transport = createTransport({ ...options, socket });
      try {
        await transport.sendMail({
          from: mail.from,
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: mail.messageId,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': mail.language,
            ...unsubscribeHeaders(mail.unsubscribeLink),
          },
        });
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal) throw refusal;
        throw error;
      } finally {
        clearTimeout(deadline);
        sockets.delete(socket);
        transport.close();
      }
    },
    close() {
      isClosed = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** RFC 2369 section 3.2 and RFC 8058: mail programs show a button that posts to the link. */
function unsubscribeHeaders(link: string | undefined): Record<string, string> {
  if (link === undefined) return {};
  return { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/**
 * The final refusal of the mail itself, its recipient or its sender. Whatever goes wrong before (a password that is not
 * taken, TLS that fails) is about us and may be put right while the mail waits.
 */
function refusalOf(error: unknown): MailRefusedError | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('responseCode' in error)) return undefined;
  const isAboutMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  if (!isAboutMail || typeof error.responseCode !== 'number' || error.responseCode < 500) return undefined;
  const reply = 'response' in error ? String(error.response) : '';
  // A sender that is refused says nothing about the mailbox, whatever its status.
  const isAboutSender = 'command' in error && error.command === 'MAIL FROM';
  const [, status] = isAboutSender ? [] : (/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(reply) ?? []);
  return new MailRefusedError(error.responseCode, status, error);
}
