import type { SignUpProgress } from '@portico/contract';
import type { ReactiveController } from 'lit';
import type { CoreClient } from '../client/core-client.js';
import type { CheckMailState } from '../forms/check-mail.js';
import { CountdownController } from './countdown-controller.js';
import type { LightForm } from './light-form.js';

/** How often it is asked whether the mail was opened: every few seconds at first, then more rarely. */
const pauses = { first: 5000, later: 30_000, firstFor: 10 * 60_000 };

/**
 * Waits for a mail to be opened: counts down to when another one may be asked for, and notices that the address was
 * confirmed in another tab or on another device.
 */
export class MailWatch<State extends CheckMailState, Words extends object> implements ReactiveController {
  readonly #form: LightForm<State, Words>;
  readonly #client: CoreClient;
  readonly #onProgress: (progress: SignUpProgress) => void;
  readonly #countdown: CountdownController;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;

  constructor(form: LightForm<State, Words>, client: CoreClient, onProgress: (progress: SignUpProgress) => void) {
    this.#form = form;
    this.#client = client;
    this.#onProgress = onProgress;
    this.#countdown = new CountdownController(form.host, (resendIn) => {
      form.set({ resendIn } as Partial<State>);
    });
    form.host.addController(this);
  }

  /** Waits from now on. `resendAt` (ms since 1970, the server's clock) is taken as a span from now. */
  start(resendIn: number): void {
    this.#since = Date.now();
    this.#countdown.start(resendIn);
    this.#schedule();
  }

  /** Counts anew after another mail was asked for. */
  restart(resendIn: number): void {
    this.#countdown.start(resendIn);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#since = 0;
  }

  hostConnected(): void {
    if (this.#since > 0) this.#schedule();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const pause = Date.now() - this.#since < pauses.firstFor ? pauses.first : pauses.later;
    this.#timer = setTimeout(() => void this.#look(), pause);
  }

  async #look(): Promise<void> {
    if (document.visibilityState === 'visible' && !this.#form.state.busy) {
      // Being offline for a moment is no reason to stop waiting.
      const progress = await this.#client.call('continueSignUp', {}).catch(() => undefined);
      if (this.#since === 0) return;
      if (progress && progress.next !== 'check_mail') {
        this.stop();
        this.#onProgress(progress);
        return;
      }
    }
    this.#schedule();
  }
}

/** Seconds from now until a point in time of the server's clock, at most a minute off whatever the clocks say. */
export function secondsUntil(at: number): number {
  return Math.min(60, Math.max(0, Math.ceil((at - Date.now()) / 1000)));
}
