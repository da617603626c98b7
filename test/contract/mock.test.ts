import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  apiPath,
  errorsOf,
  ErrorAnswer,
  type ErrorCode,
  errorStatus,
  operationIds,
  operations,
  type OperationId,
} from '@portico/contract';
import { exampleAnswers, mockHandlers, scenarios } from '@portico/widget/mock';
import fc from 'fast-check';
import { getResponse } from 'msw';
import { arbitraryOf } from '../fuzz/rig/arbitrary-of.js';

const base = 'http://localhost:3000';

/** Asks the double as the widget asks a server, with an input that the contract takes. */
async function ask(id: OperationId, handlers: ReturnType<typeof mockHandlers>): Promise<Response> {
  const { method, path, input } = operations[id];
  const [sample] = fc.sample(
    arbitraryOf(input).filter((value) => input.safeParse(value).success),
    { numRuns: 1, seed: 1 },
  );
  const body = method === 'GET' ? {} : { body: JSON.stringify(sample) };
  const response = await getResponse(handlers, new Request(base + apiPath + path, { method, ...body }));
  assert.ok(response, `${id} has no handler`);
  return response;
}

/** Either the operation's output, or an error that it may answer with. */
async function judge(id: OperationId, response: Response): Promise<void> {
  const body: unknown = await response.json();
  if (response.ok) {
    assert.ok(operations[id].output.safeParse(body).success, JSON.stringify(body));
    return;
  }
  const { code } = ErrorAnswer.parse(body).error;
  assert.equal(response.status, errorStatus[code]);
  const known: readonly ErrorCode[] = errorsOf(operations[id]);
  assert.ok(known.includes(code), `${id} does not declare ${code}`);
}

describe('the double of the server', () => {
  for (const id of operationIds) {
    it(`has an example of ${id} that the contract allows, and answers it`, async () => {
      assert.ok(operations[id].output.safeParse(exampleAnswers()[id]).success);
      await judge(id, await ask(id, mockHandlers({}, base)));
    });
  }

  it('refuses to answer what the contract does not allow', async () => {
    const wrong = { getSession: { session: 'Ana' } } as unknown as Parameters<typeof mockHandlers>[0];
    const response = await ask('getSession', mockHandlers(wrong, base)).catch(() => undefined);
    assert.ok(!response || response.status >= 500);
  });

  for (const { element, state, answers = {} } of scenarios) {
    it(`answers ${element} in the state ${state} by the contract`, async () => {
      for (const id of Object.keys(answers) as OperationId[]) {
        const chosen = answers[id];
        // A broken connection has no answer.
        if (typeof chosen === 'object' && 'broken' in chosen) continue;
        await judge(id, await ask(id, mockHandlers(answers, base)));
      }
    });
  }

  it('each element has no two scenarios of the same name', () => {
    const names = scenarios.map(({ element, state }) => `${element} ${state}`);
    assert.deepEqual(names, [...new Set(names)]);
  });
});
