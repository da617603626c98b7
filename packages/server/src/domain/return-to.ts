/** Where a portal may send a browser. */
export interface ReturnTargets {
  /** Base URL of the portal, with its path. */
  base: string;
  /** Whether pages of an origin may be gone back to. */
  isAllowed: (origin: string) => boolean;
  /** Where to go when nothing else is asked for or allowed. */
  home: string;
}

/** Longest URL to go to, in characters: it travels in a header, and proxies take 4 kB of them by default. */
export const longestReturnTo = 2048;

/**
 * The URL to go to afterwards: the wish if it is of the portal's own origin or of an allowed one, and not longer than
 * `longestReturnTo`, else the home. Origins are compared after parsing, as the browser will parse; never by prefix.
 */
export function resolveReturnTo(wish: string | undefined, targets: ReturnTargets): string {
  if (!wish) return targets.home;
  // A browser strips these before it parses; a check that does not would see another URL than the browser goes to.
  if (/[\p{Cc}\s\\]/u.test(wish)) return targets.home;
  const url = parse(wish, targets.base);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return targets.home;
  if (url.username !== '' || url.password !== '') return targets.home;
  if (url.href.length > longestReturnTo) return targets.home;
  const own = new URL(targets.base).origin;
  return url.origin === own || targets.isAllowed(url.origin) ? url.href : targets.home;
}

function parse(wish: string, base: string): URL | undefined {
  try {
    return new URL(wish, base.endsWith('/') ? base : `${base}/`);
  } catch {
    return undefined;
  }
}
