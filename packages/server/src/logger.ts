import { type Logger, pino } from 'pino';
import type { Config } from './config/config.js';
import { redactedPaths } from './http/redaction.js';
import { LogOutput } from './log-output.js';

const standardOutput = 1;

/** What writes to standard output, and lets nobody wait for it. */
export function createLogger(level: Config['logLevel']): Logger {
  return pino({ level, redact: redactedPaths }, new LogOutput(standardOutput));
}
