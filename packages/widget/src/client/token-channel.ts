import type { HeldTokens } from './held-tokens.js';

/** How long a new tab waits for the others, in milliseconds: they mostly answer at once, if there are any. */
const patience = 150;

/** What one tab tells the others. */
interface Told {
  tokens: HeldTokens | null;
  /** Told only to those who hold this access token, or none: it is what became of a renewal, and not a new session. */
  instead: string | undefined;
}

/** What the channel asks of whoever holds the tokens. */
interface Holder {
  held: () => HeldTokens | null;
  take: (tokens: HeldTokens | null, instead: string | undefined) => void;
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
      this.#channel.onmessage = ({ data }: MessageEvent<Told | 'ask'>) => {
        if (data !== 'ask') this.#take(data);
        // Whoever did not ask holds something newer, if anything else.
        else if (holder.held()) this.tell('');
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

  /** Tells the other tabs what this one holds now; with `instead` those alone who hold that access token, or none. */
  tell(instead?: string): void {
    this.#channel?.postMessage({ tokens: this.#holder.held(), instead } satisfies Told);
  }

  #take({ tokens, instead }: Told): void {
    this.#holder.take(tokens, instead);
    this.#answered?.();
    if (this.#isLate && tokens) this.#holder.late();
    this.#isLate = false;
  }
}
