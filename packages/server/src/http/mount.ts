import {
  apiPath,
  personHeader,
  type InputOf,
  type Operation,
  operations,
  type OperationId,
  type OutputOf,
} from '@portico/contract';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import type { Portal } from '../domain/portal.js';
import { hashSecret, sameHash } from '../domain/secret-token.js';
import type { LiveSession } from '../store/sessions.js';
import { Cookies } from './cookies.js';
import { inputFault } from './input-fault.js';
import { readJsonBody } from './json-body.js';
import { allowOrigin, answerPreflight, checkApiSource, sourceOf } from './origin-check.js';
import { contextOf, visitorOf } from './request-context.js';
import type { Visitor } from '../domain/visitor.js';
import { bearerToken, SessionCarrier } from './session-carrier.js';

/** One call of an operation, checked: what a handler may rely on. */
export interface Call<Id extends OperationId> {
  input: InputOf<Id>;
  portal: Portal;
  visitor: Visitor;
  cookies: Cookies;
  /** How the session comes and goes. */
  carrier: SessionCarrier;
  /** The live session, for operations of access `session`. */
  session: LiveSession | undefined;
}

/** Answers an operation. What it throws becomes an error answer. */
export type Handler<Id extends OperationId> = (call: Call<Id>) => Promise<OutputOf<Id>>;

/**
 * Puts an operation on the router: method, path, origin and header checks, body limit, validation and session come
 * from the operation table, the handler does the rest. Answers are never stored by a cache.
 */
export function mount<Id extends OperationId>(router: Router, deps: Deps, id: Id, handler: Handler<Id>): void {
  const operation: Operation = operations[id];
  const path = apiPath + operation.path;
  const answer: RequestHandler = async (req, res) => {
    if (operation.access === 'service') checkService(deps, req);
    const input = readInput(operation, req);
    const { portal } = contextOf(res);
    const cookies = new Cookies(req, res, portal, deps.addresses.isSecure);
    const carrier = new SessionCarrier(deps, req, portal, cookies);
    const session = operation.access === 'session' ? await requireSession(carrier) : undefined;
    checkPerson(req, session);
    const output = await handler({
      input: input as InputOf<Id>,
      portal,
      // Most operations ask for it, the session check, which is called most, does not.
      get visitor() {
        return visitorOf(req, res);
      },
      cookies,
      carrier,
      session,
    });
    sendJson(res, 200, output);
  };
  const guard: RequestHandler = (req, res, next) => {
    const { portal } = contextOf(res);
    const source = sourceOf(req, portal, deps);
    allowOrigin(req, res, source);
    // A back end has no reason to speak our contract, and no page has one to act as a back end.
    if (operation.access === 'service' && source === 'foreign') throw new PorticoFault('origin_refused');
    if (operation.method !== 'GET' && operation.access !== 'service') checkApiSource(req, portal, deps);
    next();
  };
  router.options(path, (req, res) => {
    answerPreflight(req, res, sourceOf(req, contextOf(res).portal, deps), operation.method);
  });
  if (operation.method === 'GET') router.get(path, guard, answer);
  else router.post(path, guard, readJsonBody(operation.bodyLimit), answer);
  router.all(path, () => {
    throw new PorticoFault('method_not_allowed');
  });
}

/** A call of somebody who is signed in. */
export type OwnCall<Id extends OperationId> = Call<Id> & { session: LiveSession };

/** Puts an operation of access `session` on the router: its handler is only called with a live session. */
export function mountOwn<Id extends OperationId>(
  router: Router,
  deps: Deps,
  id: Id,
  handler: (call: OwnCall<Id>) => Promise<OutputOf<Id>>,
): void {
  mount(router, deps, id, (call) => {
    if (!call.session) throw new PorticoFault('session_missing');
    return handler(call as OwnCall<Id>);
  });
}

/** Sends JSON that belongs to this one caller. */
export function sendJson(res: Response, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  res.statusCode = status;
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Length', Buffer.byteLength(text));
  res.end(text);
}

function readInput(operation: Operation, req: Request): unknown {
  if (operation.method === 'GET') return {};
  const result = operation.input.safeParse(req.body, { reportInput: true });
  if (!result.success) throw inputFault(result.error.issues);
  return result.data;
}

/**
 * A page goes on showing the person it was made for until it looks anew. What it then saves is not for whoever logged
 * in meanwhile.
 */
function checkPerson(req: Request, session: LiveSession | undefined): void {
  const person = req.get(personHeader);
  if (session && person !== undefined && person !== session.userId) throw new PorticoFault('person_changed');
}

async function requireSession(carrier: SessionCarrier): Promise<LiveSession> {
  const session = await carrier.find();
  if (!session) throw new PorticoFault('session_missing');
  return session;
}

/** A back end proves itself by the deployment's key. @throws PorticoFault `method_disabled`, `credentials_wrong` */
function checkService({ config }: Pick<Deps, 'config'>, req: Request): void {
  if (config.introspectionKey === null) throw new PorticoFault('method_disabled');
  if (!sameHash(hashSecret(bearerToken(req) ?? ''), hashSecret(config.introspectionKey))) {
    throw new PorticoFault('credentials_wrong');
  }
}
