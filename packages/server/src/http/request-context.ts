import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Portal } from '../domain/portal.js';
import type { Visitor } from '../domain/visitor.js';
import { addressBlock, clientAddress } from './client-address.js';

/** What is known of a request once its portal was found. */
export interface RequestContext {
  portal: Portal;
  /** Path of the portal's base in this request, without a slash at its end: '' or '/auth/p/acme'. */
  basePath: string;
  /** The part of it that named the portal: '' or '/p/acme'. */
  prefix: string;
}

const contexts = new WeakMap<Response, RequestContext>();
const requestIds = new WeakMap<Response, string>();

/** Remembers the portal of a request. */
export function setContext(res: Response, context: RequestContext): void {
  contexts.set(res, context);
}

/** @throws TypeError before the portal was resolved. */
export function contextOf(res: Response): RequestContext {
  const context = contexts.get(res);
  if (!context) throw new TypeError('the portal of this request was not resolved');
  return context;
}

/** The context, or undefined when a request failed before its portal was known. */
export function findContext(res: Response): RequestContext | undefined {
  return contexts.get(res);
}

/** Eight characters that a person can read out on the phone (Crockford's base 32), made when first asked for. */
export function requestIdOf(res: Response): string {
  let id = requestIds.get(res);
  if (!id) {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const signs = Array.from(randomBytes(8), (byte) => alphabet[byte % 32]).join('');
    requestIds.set(res, (id = `${signs.slice(0, 4)}-${signs.slice(4)}`));
  }
  return id;
}

export function visitorOf(req: Request, res: Response): Visitor {
  const ip = clientAddress(req.ip);
  return {
    ip,
    ipBlock: addressBlock(ip),
    userAgent: (req.get('user-agent') ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 300),
    requestId: requestIdOf(res),
    acceptLanguage: req.get('accept-language'),
  };
}
