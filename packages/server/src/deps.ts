import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Clock } from './domain/clock.js';
import type { Config } from './config/config.js';
import type { PasswordHasher } from './crypto/password-hasher.js';
import type { SecretBox } from './crypto/secret-box.js';
import type { PasswordPolicy } from './domain/password-policy.js';
import type { PortalAddresses } from './domain/portal-addresses.js';
import type { TokenKeys } from './domain/token-keys.js';
import type { Database } from './store/schema.js';

/** What services work with. Everything that touches the world outside is in here, and tests may replace it. */
export interface Deps {
  config: Config;
  db: Kysely<Database>;
  clock: Clock;
  hasher: PasswordHasher;
  box: SecretBox;
  passwordPolicy: PasswordPolicy;
  addresses: PortalAddresses;
  signingKeys: TokenKeys;
  /** Roughly where an IP address is, in words for people, or undefined; the host may know. */
  locate: (ip: string) => string | undefined;
  logger: Logger;
  /** Tells the outbox worker that a mail was written. */
  wakeOutbox: () => void;
}
