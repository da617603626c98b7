import { write, writeSync } from 'node:fs';

/** Lines that wait for a full disk or for whoever reads them, in bytes; what comes beyond is dropped. */
const maxWaiting = 1024 * 1024;

/** Until a write that failed is tried again, in ms. */
const pause = 500;

/**
 * Writes lines to a file descriptor in the background, one write at a time. Where nothing can be written nobody waits and
 * nothing ends: lines beyond a bound are lost, and once there is room again the others follow. (The destination that pino
 * brings tries again without end, in one go, on the way out of a process whose disk is full.)
 */
export class LogOutput {
  readonly #file: number;
  #waiting = Buffer.alloc(0);
  /** How much of it the system was given and has not answered for, in bytes. */
  #underWay = 0;
  #isWriting = false;

  constructor(file: number) {
    this.#file = file;
    process.once('exit', () => {
      this.#writeRest();
    });
  }

  /** Takes a line, its end included. */
  write(line: string): void {
    const bytes = Buffer.from(line);
    if (this.#waiting.length + bytes.length > maxWaiting) return;
    this.#waiting = Buffer.concat([this.#waiting, bytes]);
    if (!this.#isWriting) this.#writeNext();
  }

  #writeNext(): void {
    this.#isWriting = this.#waiting.length > 0;
    if (!this.#isWriting) return;
    const next = (): void => {
      this.#writeNext();
    };
    this.#underWay = this.#waiting.length;
    write(this.#file, this.#waiting, (error, written) => {
      this.#underWay = 0;
      this.#waiting = this.#waiting.subarray(written);
      if (error) setTimeout(next, pause).unref();
      else next();
    });
  }

  #writeRest(): void {
    try {
      writeSync(this.#file, this.#waiting.subarray(this.#underWay));
    } catch {
      // There is nowhere left to say so.
    }
  }
}
