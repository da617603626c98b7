import type { HeldTokens } from './bearer-session.js';

/** How long a new tab waits for the others, in milliseconds: they mostly answer at once, if there are any. */
const patience = 150;

/** What the channel asks of whoever holds the tokens. */
interface Holder {
  held: () => HeldTokens | null;
  take: (tokens: HeldTokens | null) => void;
  /** Tokens were taken that nobody waits for any more: browsers let tabs in the back be slow. */
  late: () => void;
}

/**
 * Shares the tokens of a session among the tabs of this origin. Only pages of the same origin hear it, who could ask the
 * server in this person's name anyway.
 */
export class TokenChannel {
  readonly #holder: Holder;
  #channel: BroadcastChannel | undefined;
  #answered: (() => void) | undefined;
  #isLate = false;

  constructor(base: string, holder: Holder) {
    this.#holder = holder;
    try {
      this.#channel = new BroadcastChannel(`portico tokens ${base}`);
      this.#channel.onmessage = ({ data }: MessageEvent<HeldTokens | null | 'ask'>) => {
        if (data !== 'ask') this.#take(data);
        else if (holder.held()) this.tell();
      };
    } catch {
      // Blocked in some private modes and sandboxed frames: each tab then has a session of its own.
    }
  }

  /** Asks the other tabs; resolves once one has answered, or none is there. */
  ask(): Promise<void> {
    const channel = this.#channel;
    if (!channel) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#isLate = true;
        resolve();
      }, patience);
      this.#answered = () => {
        clearTimeout(timer);
        resolve();
      };
      channel.postMessage('ask');
    });
  }

  /** Tells the other tabs what this one holds now. */
  tell(): void {
    this.#channel?.postMessage(this.#holder.held());
  }

  #take(tokens: HeldTokens | null): void {
    this.#holder.take(tokens);
    this.#answered?.();
    if (this.#isLate && tokens) this.#holder.late();
    this.#isLate = false;
  }
}
