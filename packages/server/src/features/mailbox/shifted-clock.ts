import type { Clock } from '../../domain/clock.js';
import type { MovableClock } from '../../http/feature.js';
import type { Executor } from '../../store/database.js';
import { readDeploymentValue, writeDeploymentValue } from '../../store/deployment.js';

const key = 'development_clock_offset';

/**
 * A clock that can be put forward, so that anybody can watch a link expire. For development only. How far it was put
 * is kept in the database: after a restart time must not run backwards.
 */
export class ShiftedClock implements MovableClock {
  readonly #db: Executor;
  #offset: number;

  private constructor(db: Executor, offset: number) {
    this.#db = db;
    this.#offset = offset;
  }

  static async load(db: Executor): Promise<ShiftedClock> {
    return new ShiftedClock(db, Number((await readDeploymentValue(db, key)) ?? 0));
  }

  readonly now: Clock = () => Date.now() + this.#offset;

  /** How far it was put forward, in milliseconds. */
  get offset(): number {
    return this.#offset;
  }

  /** Puts it forward by milliseconds. */
  async skip(milliseconds: number): Promise<void> {
    this.#offset += milliseconds;
    await writeDeploymentValue(this.#db, key, String(this.#offset));
  }
}
