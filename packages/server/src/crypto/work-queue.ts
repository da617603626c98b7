/** A bounded queue was full: the caller should be told to come back later. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/**
 * Lets at most `concurrency` tasks run at once and at most `waiting` wait. Password hashing fills a core per task;
 * more of them at once would only starve everything else that shares the thread pool.
 */
export class WorkQueue {
  readonly #concurrency: number;
  readonly #maxWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(concurrency: number, maxWaiting: number) {
    this.#concurrency = concurrency;
    this.#maxWaiting = maxWaiting;
  }

  /** @throws QueueFullError at once when too many wait already. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#concurrency) {
      if (this.#waiting.length >= this.#maxWaiting) throw new QueueFullError('too many tasks wait');
      // The slot is handed over by the task that ends, so the count stays as it is.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running++;
    }
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
