import type { Deps } from '../../deps.js';
import { minute } from '../../domain/clock.js';
import type { Cookies } from '../cookies.js';

/** How long an address is carried to the next page, in milliseconds. */
const kept = 10 * minute;

/**
 * Carries the address that was just confirmed, or whose password was just reset, to the login page, so that nobody
 * without script types it again (WCAG 2.2, 3.3.7). Sealed, because a cookie can be read by whoever has the browser.
 */
export function carryAddress(deps: Pick<Deps, 'box'>, cookies: Cookies, email: string): void {
  cookies.set('address', deps.box.seal(email, 'address'), kept);
}

/** The address that the page before carried over, or ''. */
export function carriedAddress(deps: Pick<Deps, 'box'>, cookies: Cookies): string {
  const sealed = cookies.read('address');
  if (sealed === undefined) return '';
  try {
    return deps.box.open(sealed, 'address');
  } catch {
    // Made up, or sealed under an older secret.
    return '';
  }
}
