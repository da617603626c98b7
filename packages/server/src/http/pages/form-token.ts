import type { Deps } from '../../deps.js';
import { isSecretForm, newSecret, sameHash } from '../../domain/secret-token.js';
import type { Cookies } from '../cookies.js';

/**
 * The token of a printed form: it proves that the page the form stands in was printed for this browser. Bound to a
 * cookie, because the first login form is shown before there is any session.
 */
export function issueFormToken(deps: Pick<Deps, 'box'>, portalId: string, cookies: Cookies): string {
  let browser = cookies.read('form');
  if (browser === undefined || !isSecretForm(browser)) {
    browser = newSecret();
    cookies.set('form', browser);
  }
  return deps.box.mac('form', `${portalId} ${browser}`);
}

/** Whether a posted form carries the token that was printed for this browser. */
export function isFormTokenGood(
  deps: Pick<Deps, 'box'>,
  portalId: string,
  cookies: Cookies,
  token: string | undefined,
): boolean {
  const browser = cookies.read('form');
  if (browser === undefined || token === undefined) return false;
  return sameHash(token, deps.box.mac('form', `${portalId} ${browser}`));
}
