import { createHash } from 'node:crypto';

/** Bytes kept of each SHA-256: at half a million entries, one password in 500 million is refused by chance. */
export const entryBytes = 6;

/**
 * A set of folded passwords as sorted, truncated hashes in one buffer: it takes 6 bytes an entry instead of the 80
 * that a `Set` of strings takes.
 */
export class CommonPasswords {
  readonly #entries: Buffer;

  /** @throws RangeError when the buffer is not a whole number of entries. */
  constructor(entries: Buffer) {
    if (entries.length % entryBytes !== 0) throw new RangeError('the list of common passwords is cut off');
    this.#entries = entries;
  }

  /** Packs folded passwords into the buffer that the constructor takes. */
  static pack(folded: Iterable<string>): Buffer {
    const entries = new Set<string>();
    for (const password of folded) entries.add(entryOf(password).toString('hex'));
    return Buffer.from([...entries].sort().join(''), 'hex');
  }

  /** How many passwords are listed. */
  get size(): number {
    return this.#entries.length / entryBytes;
  }

  has(folded: string): boolean {
    const wanted = entryOf(folded);
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = wanted.compare(this.#entries, middle * entryBytes, (middle + 1) * entryBytes);
      if (order === 0) return true;
      if (order < 0) high = middle - 1;
      else low = middle + 1;
    }
    return false;
  }
}

function entryOf(folded: string): Buffer {
  return createHash('sha256').update(folded).digest().subarray(0, entryBytes);
}
