import { setTimeout } from 'node:timers/promises';
import { readConfig } from '../config/config.js';
import { firstAnswers, warmUp } from '../warm-up.js';
import { createTimedServer, listen, stopGracefully } from '../http/listen.js';
import { createLogger } from '../logger.js';
import { createPortico } from '../portico.js';

/**
 * `portico start`: serves every portal until the process is told to stop.
 *
 * @throws ConfigError, the errors of the database and of the port, and those of a part that cannot be loaded: a process
 *   without it would never be ready, and another one may be.
 */
export async function start(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const portico = await createPortico({ logger });
  const server = createTimedServer().on('request', portico.router);
  const port = await listen(server, config.port, config.host);
  logger.info({ url: config.publicUrl, port }, 'portico is ready');
  stopGracefully(server, logger, portico);
  await setTimeout(firstAnswers);
  await warmUp();
}
