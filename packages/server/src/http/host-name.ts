import type { Request } from 'express';

/** The host that a request is for, lower case and without port; '' for one of HTTP/1.0 that names none. */
export function hostNameOf(req: Request): string {
  // Express declares it as a string, but has none to give without a Host header.
  const name = req.hostname as string | undefined;
  return name?.toLowerCase() ?? '';
}
