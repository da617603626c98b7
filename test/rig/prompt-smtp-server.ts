import { SMTPServer } from 'smtp-server';

/**
 * A real SMTP server that greets at once. The library waits a tenth of a second for clients that talk too soon, and
 * looks up their names; with thousands of mails that is most of what a test waits for.
 */
export class PromptSmtpServer extends SMTPServer {
  constructor(options: ConstructorParameters<typeof SMTPServer>[0]) {
    super({ ...options, disableReverseLookup: true });
  }

  override connect(...connected: Parameters<SMTPServer['connect']>): void {
    super.connect(...connected);
    const connection = [...this.connections].at(-1);
    if (!connection) return;
    const greet = connection.connectionReady.bind(connection);
    connection.connectionReady = () => undefined;
    greet();
  }
}
