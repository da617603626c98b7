import type { RequestHandler } from 'express';

/**
 * Headers on every answer of Portico and on no other of the host's app. Not helmet: its `form-action 'self'` stops
 * the 303 to an allowed origin, and its resource policy stops pages of other origins from loading the elements.
 */
export function securityHeaders(options: { hsts: boolean }): RequestHandler {
  return (_req, res, next) => {
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Referrer-Policy', 'no-referrer');
    if (options.hsts) res.setHeader('Strict-Transport-Security', 'max-age=31536000');
    next();
  };
}
