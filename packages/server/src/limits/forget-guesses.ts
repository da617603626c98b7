import type { Deps } from '../deps.js';

/**
 * Forgets what was counted of guesses at a password that was just replaced, each by itself. Never throws: the password
 * has changed by then, and whoever changed it must hear so. What is not forgotten is logged, and runs out by itself.
 */
export async function forgetGuesses(
  deps: Pick<Deps, 'logger'>,
  requestId: string,
  counts: readonly (() => Promise<void>)[],
): Promise<void> {
  for (const forget of counts) {
    try {
      await forget();
    } catch (error) {
      deps.logger.warn({ requestId, err: error }, 'guesses at a former password not forgotten');
    }
  }
}
