import { type ErrorAnswer, errorStatus } from '@portico/contract';
import type { ErrorRequestHandler, Response } from 'express';
import { QueueFullError } from '../crypto/work-queue.js';
import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import { sendJson } from './mount.js';
import { requestIdOf } from './request-context.js';

/**
 * Turns whatever a route threw into a fault. Only PorticoFault and a few errors with a meaning of their own are told;
 * everything else is `internal`.
 */
export function toFault(error: unknown): PorticoFault {
  if (error instanceof PorticoFault) return error;
  if (error instanceof QueueFullError || isDatabaseAway(error)) {
    return new PorticoFault('server_busy', { params: { retryAfter: 5 }, cause: error });
  }
  if (error instanceof URIError) return new PorticoFault('page_unknown', { cause: error });
  return new PorticoFault('internal', { cause: error });
}

/** The error answer of a fault, as the contract has it. */
export function errorAnswer(fault: PorticoFault, requestId: string): ErrorAnswer {
  return {
    error: {
      code: fault.code,
      ...(fault.fields ? { fields: fault.fields } : {}),
      ...(fault.params ? { params: fault.params } : {}),
      requestId,
    },
  };
}

/** Writes down a fault that is the server's own, with its cause; the caller's mistakes are told to the caller alone. */
export function logFault(fault: PorticoFault, deps: Pick<Deps, 'logger'>, requestId: string): void {
  if (fault.code === 'internal') deps.logger.error({ requestId, err: fault.cause }, 'request failed');
  else if (fault.code === 'server_busy') deps.logger.warn({ requestId, err: fault.cause }, 'request shed');
}

/** Says when to come again, where a code has such a time. */
export function setRetryAfter(res: Response, fault: PorticoFault): void {
  const seconds = fault.params?.['retryAfter'];
  if (typeof seconds === 'number') res.setHeader('Retry-After', String(seconds));
}

/** Answers every error of the API with its code and status. */
export function apiErrors(deps: Pick<Deps, 'logger'>): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const fault = toFault(error);
    const requestId = requestIdOf(res);
    logFault(fault, deps, requestId);
    setRetryAfter(res, fault);
    sendJson(res, errorStatus[fault.code], errorAnswer(fault, requestId));
  };
}

/** Codes of PostgreSQL, SQLite and the system by which a database says that it cannot be used, or not now. */
const awayCodes =
  /^(08...|53[123]00|57P0.|57014|25P03|25006|40001|40P01|E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)|SQLITE_(BUSY|FULL|IOERR))/;

/** What pg says without a code. */
const awayMessages =
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client (was closed|has encountered a connection error))/;

/**
 * Not to be reached, lost, not to be had in time, out of room, or a standby that only reads (25006); or a statement that
 * was cut off by its timeout, or that met others however often it was begun again (40001, 40P01).
 */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return awayCodes.test(code) || awayMessages.test(error.message);
}
