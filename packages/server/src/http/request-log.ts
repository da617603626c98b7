import type { RequestHandler } from 'express';
import type { Deps } from '../deps.js';
import { clientAddress } from './client-address.js';
import { maskedUrl } from './redaction.js';
import { requestIdOf } from './request-context.js';

/** A line per request, at level debug only: at info the line would cost more than a session check. */
export function logRequests(deps: Pick<Deps, 'logger'>): RequestHandler {
  return (req, res, next) => {
    const begin = process.hrtime.bigint();
    const url = maskedUrl(req.originalUrl);
    res.on('finish', () => {
      const ms = Number(process.hrtime.bigint() - begin) / 1e6;
      deps.logger.debug(
        { requestId: requestIdOf(res), method: req.method, url, status: res.statusCode, ms, ip: clientAddress(req.ip) },
        'request',
      );
    });
    next();
  };
}
