import type { MailTransport } from './transport.js';
import { MailRefusedError } from './transport.js';

/**
 * Sends over SMTP. smtps:// is TLS from the start; smtp:// demands STARTTLS as soon as a password is given or the
 * server is not on this machine, and never falls back to plain text. Certificates are checked.
 */
export async function smtpTransport(
  url: string,
  timeout: number,
  isLoopback: (host: string) => boolean,
): Promise<MailTransport> {
  const { createTransport } = await import('nodemailer');
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const mayBePlain = isLoopback(hostname) && username === '';
  const transport = createTransport({
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
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          from: mail.from,
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: mail.messageId,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
        });
      } catch (error) {
        const reply = replyCode(error);
        if (reply !== undefined && reply >= 500) throw new MailRefusedError(reply, error);
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

function replyCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return undefined;
  return typeof error.responseCode === 'number' ? error.responseCode : undefined;
}
