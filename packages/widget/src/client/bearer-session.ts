import { type BearerTokens, type OperationId, sessionHeader } from '@portico/contract';
import type { Carried, SessionCarrier } from './core-client.js';
import { loadPart } from './load-part.js';
import { PorticoError } from './portico-error.js';
import type { HeldTokens } from './held-tokens.js';
import { TokenChannel } from './token-channel.js';

/** Milliseconds before its end at which a token is no longer used: the call has to arrive, too. */
const margin = 20_000;

/** Milliseconds until what another tab has just told is here; far longer when it is known that one had to tell. */
const transit = { perhaps: 30, surely: 2000 };

/** Who hears of a session. */
export interface BearerListener {
  /** Another tab told of it after this one had taken itself to be signed out. */
  late?: () => void;
  /** The server renews it no more. */
  over?: () => void;
}

/**
 * Carries the session of a page whose browser sends our cookies nowhere: an access token and a refresh token in memory,
 * shared by the tabs of this origin and written down nowhere. When the last tab is closed the session is forgotten.
 */
export class BearerSession implements SessionCarrier {
  readonly #base: string;
  readonly #channel: TokenChannel;
  readonly #asked: Promise<void>;
  readonly #over: (() => void) | undefined;
  #tokens: HeldTokens | null = null;
  /** By it a sign-up goes on where it began. */
  #handle: string | undefined;
  #refreshing: Promise<void> | undefined;
  /** Called when other tokens are held than before. */
  #onNews: (() => void) | undefined;

  constructor(base: string, { late, over }: BearerListener = {}) {
    this.#base = base;
    this.#over = over;
    this.#channel = new TokenChannel(base, {
      held: () => this.#tokens,
      take: (tokens, instead) => {
        // What became of a renewal is no news to whoever holds newer tokens.
        if (instead === undefined || !this.#tokens || this.#tokens.accessToken === instead) this.#hold(tokens);
      },
      late: () => late?.(),
    });
    this.#asked = this.#channel.ask();
  }

  async call(
    id: OperationId,
    input: object,
    send: (input: object, carried: Carried) => Promise<unknown>,
  ): Promise<unknown> {
    await this.#asked;
    await this.#freshen();
    if (id === 'getSession' && !this.#tokens) return { session: null };
    const used = this.#tokens;
    const own = takesHandle.has(id) && this.#handle ? { ...input, handle: this.#handle } : input;
    try {
      return this.#learn(id, await send(own, this.#carried()));
    } catch (error) {
      if (!used || !isMissing(error)) throw error;
      // Another tab may have got the next pair meanwhile; else the server may know more than our clock.
      if (this.#tokens === used) await this.#refresh(used);
      return this.#learn(id, await send(own, this.#carried()));
    }
  }

  #carried(): Carried {
    const headers: Record<string, string> = { [sessionHeader]: 'bearer' };
    if (this.#tokens) headers['Authorization'] = `Bearer ${this.#tokens.accessToken}`;
    return { headers, credentials: 'omit' };
  }

  async #freshen(): Promise<void> {
    const tokens = this.#tokens;
    if (tokens && tokens.until - margin <= Date.now()) await this.#refresh(tokens);
  }

  /** Gets the next pair. Calls at once share one request, and so do tabs, where the browser has locks. */
  async #refresh(used: HeldTokens): Promise<void> {
    this.#refreshing ??= this.#alone(used, async () => {
      // Whoever had the lock before has told everybody.
      if (this.#tokens === used) await this.#askForNext(used);
    }).finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
  }

  async #alone(used: HeldTokens, work: () => Promise<void>): Promise<void> {
    const name = `portico ${this.#base}`;
    // A message of the tab that had the lock before may still be on its way.
    const after = async (patience: number): Promise<void> => {
      await this.#news(used, patience);
      await work();
    };
    try {
      const wasFree = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock) await after(transit.perhaps);
        return lock !== null;
      });
      if (!wasFree) await navigator.locks.request(name, () => after(transit.surely));
    } catch (error) {
      if (error instanceof PorticoError) throw error;
      // No locks here: the server gives two tabs that ask at once the same answer.
      await work();
    }
  }

  /** Resolves once other tokens than these are held, and at the latest after so many milliseconds. */
  async #news(used: HeldTokens, patience: number): Promise<void> {
    if (this.#tokens !== used) return;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, patience);
      this.#onNews = resolve;
    });
  }

  async #askForNext(used: HeldTokens): Promise<void> {
    const { call } = await loadPart(() => import('./transport.js'));
    try {
      const headers = { [sessionHeader]: 'bearer' };
      const { tokens } = await call(
        'refreshAccess',
        { refreshToken: used.refreshToken },
        { base: this.#base, headers, credentials: 'omit' },
      );
      this.#settle(used, tokens);
    } catch (error) {
      // It is over only when the server says so: being offline logs nobody out. What needs no session goes on without.
      if (!isMissing(error)) throw error;
      this.#settle(used, null);
    }
  }

  /** What became of a renewal; nothing when a new password or another tab has given newer tokens meanwhile. */
  #settle(used: HeldTokens, tokens: BearerTokens | null): void {
    if (this.#tokens !== used) return;
    if (tokens) this.#keep(tokens, used.accessToken);
    else {
      this.#forget(used.accessToken);
      this.#over?.();
    }
  }

  #learn(id: OperationId, output: unknown): unknown {
    const { tokens, handle } = output as { tokens?: BearerTokens; handle?: string };
    if (handle) this.#handle = handle;
    if (tokens) this.#keep(tokens);
    else if (id === 'logout' || id === 'resetPassword') this.#forget();
    return output;
  }

  #keep({ accessToken, refreshToken }: BearerTokens, instead?: string): void {
    this.#hold({ accessToken, refreshToken, until: Date.now() + lifetimeOf(accessToken) });
    this.#channel.tell(instead);
  }

  #forget(instead?: string): void {
    this.#hold(null);
    this.#handle = undefined;
    this.#channel.tell(instead);
  }

  #hold(tokens: HeldTokens | null): void {
    this.#tokens = tokens;
    this.#onNews?.();
  }
}

const takesHandle: ReadonlySet<OperationId> = new Set([
  'signUp',
  'continueSignUp',
  'verifyAddress',
  'resendVerification',
]);

function isMissing(error: unknown): boolean {
  return error instanceof PorticoError && error.code === 'session_missing';
}

/** How long a token is good, by its own words: this machine's clock may be wrong, but it runs as fast as the server's. */
function lifetimeOf(token: string): number {
  try {
    const claims = JSON.parse(atob((token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/'))) as {
      iat: number;
      exp: number;
    };
    return (claims.exp - claims.iat) * 1000;
  } catch {
    return 0;
  }
}
