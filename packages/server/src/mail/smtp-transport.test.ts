import assert from 'node:assert/strict';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { after, describe, it } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { isLoopback } from '../config/config.js';
import { smtpTransport } from './smtp-transport.js';
import { MailRefusedError, type OutgoingMail } from './transport.js';

const mail: OutgoingMail = {
  id: '1',
  portalId: '1',
  messageId: '<1@larkfield.example>',
  from: { name: 'Larkfield', address: 'help@larkfield.example' },
  to: 'ana@mail.example',
  subject: 'Confirm',
  text: 'Hello',
  html: '<p>Hello</p>',
  language: 'en',
};

describe('mail over SMTP', () => {
  const closing: (() => void)[] = [];
  after(() => {
    for (const close of closing) close();
  });

  it('ML9, ML4: a password never leaves before TLS: without STARTTLS the mail waits here', async () => {
    const seen: string[] = [];
    const url = await plainServer('with-password', seen, { disabledCommands: ['STARTTLS'] });
    await assert.rejects(send(url), isWorthAnotherTry);
    assert.deepEqual(seen, []);
  });

  it('ML9: a certificate that nobody vouches for is refused, with STARTTLS and with TLS from the start', async () => {
    const seen: string[] = [];
    await assert.rejects(send(await plainServer('with-password', seen, {})), /certificate|self-signed/i);
    await assert.rejects(send(await plainServer('tls', seen, { secure: true })), /certificate|self-signed/i);
    assert.deepEqual(seen, []);
  });

  it('ML9: only a server on this machine that wants no password may be spoken to in plain text', async () => {
    const seen: string[] = [];
    await send(await plainServer('plain', seen, { disabledCommands: ['STARTTLS', 'AUTH'] }));
    assert.deepEqual(seen, ['MAIL']);
    const url = await plainServer('plain', [], { disabledCommands: ['STARTTLS', 'AUTH'] });
    const elsewhere = await smtpTransport(url, 2000, () => false);
    await assert.rejects(elsewhere.send(mail), isWorthAnotherTry);
  });

  for (const stage of ['greeting', 'after EHLO', 'after the mail'] as const) {
    it(
      `ML4: a server that sends a byte now and then is left alone in time: ${stage}`,
      { timeout: 10_000 },
      async () => {
        await assert.rejects(send(await drippingServer(stage), 300));
      },
    );
  }

  async function send(url: string, timeout = 5000): Promise<void> {
    const transport = await smtpTransport(url, timeout, isLoopback);
    await transport.send(mail);
  }

  async function plainServer(
    kind: 'plain' | 'with-password' | 'tls',
    seen: string[],
    options: SMTPServerOptions,
  ): Promise<string> {
    const server = new SMTPServer({
      authOptional: true,
      ...options,
      onAuth: (_auth, _session, done) => {
        seen.push('AUTH');
        done(null, { user: 'portico' });
      },
      onMailFrom: (_address, _session, done) => {
        seen.push('MAIL');
        done();
      },
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => {
          done();
        });
      },
    });
    server.on('error', () => undefined);
    closing.push(() => {
      server.close();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const user = kind === 'plain' ? '' : 'portico:hunter22@';
    return `${kind === 'tls' ? 'smtps' : 'smtp'}://${user}127.0.0.1:${port}`;
  }

  /** Speaks SMTP up to a stage, and from then on sends a byte every now and then that never becomes a line. */
  async function drippingServer(stage: 'greeting' | 'after EHLO' | 'after the mail'): Promise<string> {
    const server: Server = createServer((socket) => {
      socket.on('error', () => undefined);
      if (stage === 'greeting') {
        drip(socket);
        return;
      }
      socket.write('220 slow.example\r\n');
      let isMail = false;
      socket.on('data', (chunk: Buffer) => {
        const text = chunk.toString();
        if (isMail) {
          if (text.endsWith('\r\n.\r\n')) drip(socket);
        } else if (stage === 'after EHLO') drip(socket);
        else if (text.startsWith('DATA')) {
          isMail = true;
          socket.write('354 go on\r\n');
        } else socket.write('250 ok\r\n');
      });
    });
    closing.push(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
});

/** A broken mail server is put right one day; only a refusal of the mail itself is final. */
function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof Error && /STARTTLS|5\d\d/.test(error.message) && !(error instanceof MailRefusedError);
}

function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('2'), 50);
  socket.on('close', () => {
    clearInterval(timer);
  });
}
