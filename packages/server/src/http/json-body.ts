import express, { type RequestHandler } from 'express';
import { parse } from 'lossless-json';
import { PorticoFault } from '../domain/fault.js';

/**
 * Reads a JSON body of at most `limit` bytes into `req.body`. Only `application/json` in UTF-8 and uncompressed is
 * taken; duplicate keys and numbers beyond doubles are refused, because another parser might read them otherwise.
 */
export function readJsonBody(limit: number): RequestHandler {
  const readBytes = express.raw({ type: () => true, limit, inflate: false });
  return (req, res, next) => {
    if (!isJson(req.headers['content-type'])) {
      next(new PorticoFault('media_type_unsupported'));
      return;
    }
    readBytes(req, res, (error?: unknown) => {
      if (error) {
        next(bodyFault(error));
        return;
      }
      try {
        req.body = parseJson(Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0));
        next();
      } catch (cause) {
        next(new PorticoFault('body_malformed', { cause }));
      }
    });
  };
}

/** What is wrong with a body that could not be read. */
export function bodyFault(error: unknown): unknown {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413) return new PorticoFault('body_too_large');
  if (status === 415) return new PorticoFault('media_type_unsupported');
  if (status === 400) return new PorticoFault('body_malformed', { cause: error });
  return error;
}

function parseJson(bytes: Buffer): unknown {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  return parse(text, null, (digits) => {
    const value = Number(digits);
    if (!Number.isFinite(value)) throw new RangeError('a number beyond doubles');
    return value;
  });
}

function isJson(contentType: string | undefined): boolean {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  return type.trim() === 'application/json' && parameters.every((text) => /^\s*charset="?utf-8"?\s*$/.test(text));
}
