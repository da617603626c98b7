import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from './config-error.js';
import { sqlitePath } from './sqlite-path.js';

/**
 * The deployment's secret: the given one if it is good, else (in development on SQLite) the one kept beside the
 * database file, made at the first start and readable by its owner only.
 *
 * @throws ConfigError when it is missing where it must be given, too short, or plainly not random.
 */
export function readSecret(given: string | undefined, where: { production: boolean; databaseUrl: string }): string {
  if (given !== undefined) {
    if (Buffer.byteLength(given) < 32) throw new ConfigError(['PORTICO_SECRET must have at least 32 bytes.']);
    if (isGuessable(given)) {
      throw new ConfigError(['PORTICO_SECRET must be random; make one with: openssl rand -base64 32']);
    }
    return given;
  }
  if (where.production) throw new ConfigError(['PORTICO_SECRET is required in production.']);
  if (!where.databaseUrl.startsWith('sqlite:')) throw new ConfigError(['PORTICO_SECRET is required with PostgreSQL.']);
  return keptSecret(`${sqlitePath(where.databaseUrl)}.secret`);
}

function keptSecret(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600 });
  try {
    // Of two processes that start at once, one link succeeds and both read that one, whole.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  return readFileSync(path, 'utf8').trim();
}

/** Secrets from examples, and texts of a few characters over and over. */
function isGuessable(secret: string): boolean {
  return new Set(secret).size < 12 || /change.?me|example|secret|password|portico/i.test(secret);
}
