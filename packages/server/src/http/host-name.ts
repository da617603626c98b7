import type { Request } from 'express';

/**
 * The host that a request is for, lower case and without port; '' for one of HTTP/1.0 that names none. The Host header
 * alone says so: a proxy that sets its own leaves an X-Forwarded-Host of the client as it came.
 */
export function hostNameOf({ headers }: Pick<Request, 'headers'>): string {
  return (headers.host ?? '').toLowerCase().replace(/:\d*$/, '');
}
