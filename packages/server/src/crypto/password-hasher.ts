import { hash, verify } from '@node-rs/argon2';
import { hashFlaw, isWithinBounds } from '../domain/password-hash-form.js';
import { isWellFormed, normalizePassword } from '../domain/password-policy.js';
import { WorkQueue } from './work-queue.js';

/** `Algorithm.Argon2id` of @node-rs/argon2, whose enum cannot be imported where modules are compiled one by one. */
const argon2id = 2;

/** Cost of argon2id (OWASP Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane). */
export interface HashCost {
  memoryKib: number;
  passes: number;
}

/** Hashing of passwords, off the event loop and bounded. */
export interface PasswordHasher {
  /**
   * Does work that will need a hash, unless as much of it is under way as can be hashed and wait. Whoever would be sent
   * away in the end then is at once, and takes no connection to the database from others. @throws QueueFullError
   */
  admit: <T>(work: () => Promise<T>) => Promise<T>;
  /** PHC string with a random 16-byte salt. @throws QueueFullError, RangeError for a password that is not well-formed */
  hash: (password: string) => Promise<string>;
  /**
   * Whether the password belongs to the hash. Without a hash (unknown address, no password), and with one that has a
   * flaw, it works as long on a dummy and answers false; so it does for a password that is not well-formed.
   * @throws QueueFullError
   */
  verify: (password: string, passwordHash: string | null | undefined) => Promise<boolean>;
  /** Whether a hash was made at another cost and should be made anew at the next login. */
  isOutdated: (passwordHash: string) => boolean;
  /** How many hashes were computed so far; tests compare the work of two requests by it. */
  readonly count: number;
}

/**
 * `concurrency` hashes run at once, `maxWaiting` may wait; more are refused.
 *
 * @throws RangeError for a cost at which the hashes that it makes would not be verified.
 */
export async function createPasswordHasher(
  cost: HashCost,
  concurrency: number,
  maxWaiting: number,
): Promise<PasswordHasher> {
  if (!isWithinBounds({ memory: cost.memoryKib, passes: cost.passes, lanes: 1 })) {
    throw new RangeError('the cost of password hashes is beyond its bounds');
  }
  const queue = new WorkQueue(concurrency, maxWaiting);
  const admission = new WorkQueue(concurrency + maxWaiting, 0);
  const options = { algorithm: argon2id, memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: 1 };
  const dummy = await hash('a password that nobody has', options);
  const costPart = costOf(dummy);
  let count = 0;
  return {
    get count() {
      return count;
    },
    admit: (work) => admission.run(work),
    hash: (password) =>
      queue.run(() => {
        if (!isWellFormed(password)) throw new RangeError('a password with half a character would be folded');
        count++;
        return hash(normalizePassword(password), options);
      }),
    verify: (password, passwordHash) =>
      queue.run(async () => {
        count++;
        const isSound = passwordHash && hashFlaw(passwordHash) === undefined && isWellFormed(password);
        const usable = isSound ? passwordHash : undefined;
        const right = await verify(usable ?? dummy, normalizePassword(password));
        return right && usable !== undefined;
      }),
    isOutdated: (passwordHash) => costOf(passwordHash) !== costPart,
  };
}

/** The part of a PHC string that says algorithm, version and cost. */
function costOf(passwordHash: string): string {
  return passwordHash.split('$').slice(1, 4).join('$');
}
