import {
  apiPath,
  type ErrorAnswer,
  type ErrorCode,
  errorStatus,
  type FieldCode,
  type InputOf,
  operations,
  type OperationId,
  operationIds,
  type OutputOf,
} from '@portico/contract';
import { delay, http, HttpResponse, type HttpHandler } from 'msw';
import { exampleAnswers } from './fixtures.js';

/** A refusal, as the server would answer it. */
export interface MockRefusal {
  error: ErrorCode;
  fields?: Record<string, FieldCode>;
  params?: Record<string, number | string>;
}

/** Something that no server of ours would answer: a broken network, or a proxy's page. */
export type MockBreak = 'offline' | 'html' | 'hangs' | 'truncated';

/** What an operation answers: an output, a refusal, or a broken connection. */
export type MockAnswer<Id extends OperationId> = OutputOf<Id> | MockRefusal | { broken: MockBreak };

/** The answers that a page or a test chooses, by operation; the rest goes well. */
export type MockAnswers = {
  [Id in OperationId]?: MockAnswer<Id> | ((input: InputOf<Id>) => MockAnswer<Id> | Promise<MockAnswer<Id>>);
};

/**
 * Handlers for Mock Service Worker that stand in for a server, made from the operation table. They keep no state: each
 * operation answers what was chosen, and both the request and the answer are held against the contract, so that a test
 * cannot pass with something that no server would take or say.
 *
 * `base` is the URL of the portal, without a slash at its end; '' is the page's own origin.
 */
export function mockHandlers(answers: MockAnswers = {}, base = ''): HttpHandler[] {
  return operationIds.map((id) => handle(id, answers, base));
}

function handle(id: OperationId, answers: MockAnswers, base: string): HttpHandler {
  const operation = operations[id];
  const on = operation.method === 'GET' ? http.get : http.post;
  return on(base + apiPath + operation.path, async ({ request }) => {
    const input = operation.method === 'GET' ? {} : await request.json();
    const checked = operation.input.safeParse(input);
    if (!checked.success) throw new TypeError(`${id} was called with what the contract does not allow`);
    const chosen = answers[id] ?? exampleAnswers()[id];
    const answer = (typeof chosen === 'function' ? await chosen(input as never) : chosen) as MockAnswer<typeof id>;
    if (isBreak(answer)) return breakOff(answer.broken);
    if (isRefusal(answer)) return refuse(answer);
    const output = operation.output.safeParse(answer);
    if (!output.success) throw new TypeError(`${id} would answer what the contract does not allow`);
    return HttpResponse.json(answer);
  });
}

function isBreak(answer: object): answer is { broken: MockBreak } {
  return 'broken' in answer;
}

function isRefusal(answer: object): answer is MockRefusal {
  return 'error' in answer;
}

function refuse({ error, fields, params }: MockRefusal): Response {
  const body: ErrorAnswer = {
    error: { code: error, ...(fields ? { fields } : {}), ...(params ? { params } : {}), requestId: '7K2M-Q9XD' },
  };
  return HttpResponse.json(body, { status: errorStatus[error] });
}

async function breakOff(kind: MockBreak): Promise<Response> {
  switch (kind) {
    case 'offline':
      return HttpResponse.error();
    case 'html':
      return HttpResponse.html('<h1>502 Bad Gateway</h1>', { status: 502 });
    case 'truncated':
      return new HttpResponse('{"next":"do', { headers: { 'Content-Type': 'application/json' } });
    case 'hangs':
      await delay('infinite');
      return HttpResponse.error();
  }
}
