import type { HeldTokens } from './bearer-session.js';

/** How long a new tab waits for the others, in milliseconds: they answer at once, if there are any. */
const patience = 150;

/** What the channel asks of whoever holds the tokens. */
interface Holder {
  held: () => HeldTokens | null;
  take: (tokens: HeldTokens | null) => void;
}

/**
 * Shares the tokens of a session among the tabs of this origin. Only pages of the same origin hear it, who could ask the
 * server in this person's name anyway.
 */
export class TokenChannel {
  readonly #holder: Holder;
  #channel: BroadcastChannel | undefined;
  #answered: (() => void) | undefined;

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
      this.#answered = resolve;
      setTimeout(resolve, patience);
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
  }
}
