const key = 'portico-address';

/**
 * Remembers the address that was typed, for the next screen of this tab, so that nobody types it twice (WCAG 2.2,
 * 3.3.7). Without storage it is simply typed again.
 */
export function rememberAddress(email: string): void {
  try {
    if (email) sessionStorage.setItem(key, email);
  } catch {
    // Storage is blocked in some private modes and sandboxed frames.
  }
}

/** The address that was typed on the screen before, or ''. */
export function recallAddress(): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Forgets it once somebody is signed in: the next person at this tab has another one. */
export function forgetAddress(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept either.
  }
}
