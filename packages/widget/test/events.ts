import type { PorticoEventMap } from '../src/base/events.js';

const names = [
  'portico-ready',
  'portico-session-change',
  'portico-before-login',
  'portico-logged-in',
  'portico-logged-out',
  'portico-before-signup',
  'portico-signed-up',
  'portico-address-verified',
  'portico-reset-requested',
  'portico-password-changed',
  'portico-addresses-saved',
  'portico-notifications-saved',
  'portico-profile-saved',
  'portico-session-ended',
  'portico-change-undone',
  'portico-reauthenticated',
  'portico-cancel',
  'portico-navigate',
  'portico-error',
] as const satisfies (keyof PorticoEventMap)[];

/** The next event of that name that an element fires. */
export function nextEvent<Name extends keyof PorticoEventMap>(
  element: HTMLElement,
  name: Name,
): Promise<PorticoEventMap[Name]> {
  return new Promise((resolve) => {
    element.addEventListener(
      name,
      (event) => {
        resolve(event);
      },
      { once: true },
    );
  });
}

/** Every event of ours that an element fires from now on, in order, with its detail. */
export function recordEvents(element: HTMLElement): { name: string; detail: unknown }[] {
  const seen: { name: string; detail: unknown }[] = [];
  for (const name of names) {
    element.addEventListener(name, (event) => {
      seen.push({ name, detail: (event as CustomEvent<unknown>).detail });
    });
  }
  return seen;
}
