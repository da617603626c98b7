/** Ends a call early: when whoever made it says so, or when its time is over. */
export interface CallSignal {
  readonly signal: AbortSignal;
  /** Whether the time was over first. */
  readonly isLate: boolean;
  /** Forgets the call, which has ended. */
  done(): void;
}

/**
 * A signal that aborts with `outer` or after `ms` milliseconds. Browsers of the floor have no `AbortSignal.any()`, which
 * came with Chrome 116, Firefox 124 and Safari 17.4.
 */
export function callSignal(outer: AbortSignal | undefined, ms: number): CallSignal {
  const ended = new AbortController();
  let isLate = false;
  const end = (): void => {
    ended.abort(outer?.reason);
  };
  const timer = setTimeout(() => {
    isLate = !ended.signal.aborted;
    ended.abort();
  }, ms);
  if (outer?.aborted) end();
  else outer?.addEventListener('abort', end);
  return {
    signal: ended.signal,
    get isLate() {
      return isLate;
    },
    done() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', end);
    },
  };
}
