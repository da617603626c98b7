import type { PorticoElement } from './portico-element.js';

const screens = ['login', 'signup', 'forgot', 'verify', 'reset', 'undo'] as const;

/** The URL of a screen; that of a way in has the way back to this page, unless this page is a way in itself. */
export function withReturn(host: PorticoElement, screen: string, url: string): string {
  if (!/^(login|signup|forgot)$/.test(screen)) return url;
  const to = new URL(url, document.baseURI);
  const { origin, pathname, href } = location;
  const isScreen = screens.some((screen) => {
    const other = new URL(host.urlOf(screen), document.baseURI);
    return other.origin === origin && other.pathname === pathname;
  });
  if (isScreen || to.searchParams.has('return_to')) return url;
  to.searchParams.set('return_to', href);
  return to.href;
}
