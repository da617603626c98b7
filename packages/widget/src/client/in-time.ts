import { PorticoError } from './portico-error.js';

/** Milliseconds until something is given up. */
const patience = 15_000;

/**
 * What `work` comes to, unless `outer` is aborted before, or it takes too long; the signal that it is given is aborted
 * then. By a timer of its own: a `fetch` that a page has replaced may heed no signal, and never settle. Browsers of the
 * floor have no `AbortSignal.any()`, which came with Chrome 116, Firefox 124 and Safari 17.4.
 *
 * @throws PorticoError `timeout`; the reason of `outer`
 */
export function inTime<T>(work: (signal: AbortSignal) => Promise<T>, outer?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const own = new AbortController();
    const giveUp = (reason: Error): void => {
      reject(reason);
      own.abort(reason);
    };
    const end = (): void => {
      giveUp(outer?.reason as Error);
    };
    if (outer?.aborted) {
      end();
      return;
    }
    const timer = setTimeout(() => {
      giveUp(new PorticoError('timeout'));
    }, patience);
    outer?.addEventListener('abort', end);
    work(own.signal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        outer?.removeEventListener('abort', end);
      });
  });
}
