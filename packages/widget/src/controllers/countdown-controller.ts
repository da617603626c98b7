import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Counts whole seconds down to a point in time and tells of each, only while its host is on the page. */
export class CountdownController implements ReactiveController {
  readonly #onSecond: (secondsLeft: number) => void;
  #until = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `onSecond` hears every second, and 0 once when the time has come. */
  constructor(host: ReactiveControllerHost, onSecond: (secondsLeft: number) => void) {
    this.#onSecond = onSecond;
    host.addController(this);
  }

  /** Whole seconds left; 0 when the time has come. */
  get secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#until - Date.now()) / 1000));
  }

  /** Counts down so many seconds from now. */
  start(seconds: number): void {
    this.#until = Date.now() + seconds * 1000;
    this.#onSecond(this.secondsLeft);
    this.hostConnected();
  }

  hostConnected(): void {
    if (this.#timer !== undefined || this.secondsLeft === 0) return;
    this.#timer = setInterval(() => {
      if (this.secondsLeft === 0) this.hostDisconnected();
      this.#onSecond(this.secondsLeft);
    }, 1000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
