import type { SignUpProgress } from '@portico/contract';
import type { CoreClient } from '../client/core-client.js';
import type { CheckMailState } from '../forms/check-mail.js';
import { CountdownController } from './countdown-controller.js';
import type { LightForm } from './light-form.js';
import { VisiblePoller } from './visible-poller.js';

/**
 * Waits for a mail to be opened: counts down to when another one may be asked for, and notices that the address was
 * confirmed in another tab or on another device.
 */
export class MailWatch<State extends CheckMailState, Words extends object> {
  readonly #form: LightForm<State, Words>;
  readonly #client: () => CoreClient;
  readonly #onProgress: (progress: SignUpProgress) => void;
  readonly #own: () => { handle?: string };
  readonly #countdown: CountdownController;
  readonly #look: VisiblePoller;

  /** `own` names the sign-up, where no cookie does. */
  constructor(
    form: LightForm<State, Words>,
    client: () => CoreClient,
    onProgress: (progress: SignUpProgress) => void,
    own: () => { handle?: string } = () => ({}),
  ) {
    this.#form = form;
    this.#own = own;
    this.#client = client;
    this.#onProgress = onProgress;
    this.#countdown = new CountdownController(form.host, (resendIn) => {
      form.set({ resendIn } as Partial<State>);
    });
    this.#look = new VisiblePoller(form.host, () => this.#ask());
  }

  /** Waits from now on. `resendAt` (ms since 1970, the server's clock) is taken as a span from now. */
  start(resendIn: number): void {
    this.#look.follow(false);
    this.#look.follow(true);
    this.restart(resendIn);
  }

  /** Counts anew after another mail was asked for. */
  restart(resendIn: number): void {
    this.#countdown.start(resendIn);
  }

  stop(): void {
    this.#look.follow(false);
  }

  async #ask(): Promise<void> {
    if (this.#form.state.busy) return;
    const progress = await this.#client()
      .call('continueSignUp', this.#own())
      .catch(() => undefined);
    if (!this.#look.isLooking || !progress || progress.next === 'check_mail') return;
    this.stop();
    this.#onProgress(progress);
  }
}

/** Seconds from now until a point in time of the server's clock, at most a minute off whatever the clocks say. */
export function secondsUntil(at: number): number {
  return Math.min(60, Math.max(0, Math.ceil((at - Date.now()) / 1000)));
}
