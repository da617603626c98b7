import {
  apiPath,
  contractHeader,
  contractVersion,
  type InputOf,
  type OperationId,
  type OutputOf,
  outputs,
  routes,
} from '@portico/contract';
import ky, { type KyResponse, TimeoutError } from 'ky';
import { PorticoError } from './portico-error.js';
import { readError } from './read-error.js';

/** Milliseconds until a call is given up. */
const timeout = 15_000;

/** How one call is made. */
export interface CallOptions {
  /** Base URL of the portal, without a slash at its end. */
  base: string;
  signal?: AbortSignal | undefined;
}

/**
 * Calls an operation and checks the answer against the contract. This module brings ky and the schemas, so it is
 * loaded when a person first touches a form.
 *
 * @throws PorticoError always, whatever went wrong; an abort is rethrown as it is.
 */
export async function call<Id extends OperationId>(
  id: Id,
  input: InputOf<Id>,
  { base, signal }: CallOptions,
): Promise<OutputOf<Id>> {
  const { method, path } = routes[id];
  const response = await ask(base + apiPath + path, {
    method,
    credentials: 'include',
    headers: { [contractHeader]: String(contractVersion) },
    // A call that changes something is never repeated by itself: the first try may have arrived.
    retry: 0,
    timeout,
    throwHttpErrors: false,
    signal: signal ?? null,
    ...(method === 'GET' ? {} : { json: input }),
  });
  const body = await readJson(response, signal);
  if (!response.ok) throw readError(response.status, body);
  const result = outputs[id].safeParse(body);
  if (!result.success) throw new PorticoError('answer_unexpected', { status: response.status });
  return result.data as OutputOf<Id>;
}

async function ask(url: string, options: Parameters<typeof ky>[1]): Promise<KyResponse> {
  try {
    return await ky(url, options);
  } catch (cause) {
    if (options?.signal?.aborted) throw cause;
    throw new PorticoError(cause instanceof TimeoutError ? 'timeout' : 'network_failed', { cause });
  }
}

async function readJson(response: Response, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    // A proxy's error page, or an answer that was cut off on the way.
    throw new PorticoError('answer_unexpected', { status: response.status, cause });
  }
}
