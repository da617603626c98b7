/** A server's URL, absolute and without a slash at its end; a path means this page's origin, '' its root. */
export function baseUrl(server = ''): string {
  return new URL(server, location.origin).href.replace(/\/+$/, '');
}
