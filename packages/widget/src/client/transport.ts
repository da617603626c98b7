import {
  apiPath,
  contractHeader,
  contractVersion,
  type InputOf,
  type OperationId,
  type Operation,
  operations,
  type OutputOf,
  personHeader,
  requirePlainObjects,
} from '@portico/contract';
import ky from 'ky';
import { inTime } from './in-time.js';
import { loadPart } from './load-part.js';
import { PorticoError } from './portico-error.js';
import { readError } from './read-error.js';

/** What a call uses of an operation; the browser's files have no more of it. */
type CalledOperation = Pick<Operation, 'method' | 'path' | 'output'>;

/** How one call is made. */
export interface CallOptions {
  /** Base URL of the portal, without a slash at its end. */
  base: string;
  signal?: AbortSignal | undefined;
  /** Id of the person whose page this is, as far as it knows. */
  person?: string | undefined;
  /** Headers of whatever carries the session, and whether cookies may come along; they do unless this says otherwise. */
  headers?: Record<string, string>;
  credentials?: RequestCredentials;
}

/**
 * Calls an operation and checks the answer against the contract. This module brings ky and the schemas, so it is
 * loaded when a person first touches a form.
 *
 * @throws PorticoError for whatever the network and the server do; the abort reason when `signal` is aborted.
 */
export async function call<Id extends OperationId>(
  id: Id,
  input: InputOf<Id>,
  { base, signal, person, headers, credentials = 'include' }: CallOptions,
): Promise<OutputOf<Id>> {
  // Nothing is sent whose answer could not be read then.
  requirePlainObjects();
  const { method, path, output } = await operationOf(id);
  const { response, body } = await ask(
    base + apiPath + path,
    {
      method,
      credentials,
      headers: { [contractHeader]: String(contractVersion), [personHeader]: person, ...headers },
      // A call that changes something is never repeated by itself: the first try may have arrived.
      retry: 0,
      // That of ky ends with the headers, and `inTime` does not.
      timeout: false,
      throwHttpErrors: false,
      ...(method === 'GET' ? {} : { json: input }),
    },
    signal,
  );
  if (!response.ok) throw readError(response.status, body);
  const result = output.safeParse(body);
  if (!result.success) throw new PorticoError(codeOf(body), { status: response.status });
  return result.data as OutputOf<Id>;
}

/** Why an answer is not of the contract: a newer server may lead on where this version knows no way. */
function codeOf(body: unknown): 'answer_unexpected' | 'contract_unsupported' {
  return (body as { next?: unknown } | null)?.next ? 'contract_unsupported' : 'answer_unexpected';
}

/** What a login needs of the API, so that a page which only logs people in does not carry the rest. */
const operationsOfLogin: Partial<Record<OperationId, CalledOperation>> = {
  getSession: operations.getSession,
  login: operations.login,
  logout: operations.logout,
  resendVerification: operations.resendVerification,
};

/** How an operation is called and what it answers. Only those of a login are here; the others are one more file. */
async function operationOf(id: OperationId): Promise<CalledOperation> {
  return operationsOfLogin[id] ?? (await loadPart(() => import('./all-operations.js'))).operations[id];
}

async function ask(
  url: string,
  options: Parameters<typeof ky>[1],
  signal: AbortSignal | undefined,
): Promise<{ response: Response; body: unknown }> {
  let response: Response | undefined;
  const read = async (given: AbortSignal): Promise<{ response: Response; body: unknown }> => {
    response = await ky(url, { ...options, fetch: reach(given) });
    return { response, body: await response.json() };
  };
  try {
    return await inTime(read, signal);
  } catch (cause) {
    if (signal?.aborted || cause instanceof PorticoError || !response) throw cause;
    // A proxy's error page has a status that tells; an answer may also have been cut off on the way.
    if (!response.ok) return { response, body: null };
    throw new PorticoError('answer_unexpected', { status: response.status, cause });
  }
}

/** The page's `fetch`. What is no TypeError of its own (Fetch standard, section 5.6) says nothing about the network. */
function reach(signal: AbortSignal): typeof fetch {
  return async (request, init) => {
    try {
      return await fetch(new Request(request, { ...init, signal }));
    } catch (cause) {
      // A `fetch` of another realm has another TypeError.
      if ((cause as Partial<Error> | null)?.name === 'TypeError') throw new PorticoError('network_failed', { cause });
      throw cause;
    }
  };
}
