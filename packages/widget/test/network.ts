import { getResponse, type HttpHandler } from 'msw';
import { type MockAnswers, mockHandlers } from '../src/mock/mock-handlers.js';

const network = globalThis.fetch;
let handlers: HttpHandler[] = [];

/**
 * Chooses what the server answers from now on. The double stands in the page itself and not in a service worker, which
 * all test files that run at the same time would share.
 */
export async function answerWith(answers: MockAnswers = {}): Promise<void> {
  handlers = mockHandlers(answers);
  globalThis.fetch = answer;
}

async function answer(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const request = new Request(input, init);
  const response = await Promise.race([getResponse(handlers, request.clone()), aborted(request.signal)]);
  if (response?.type === 'error') throw new TypeError('Failed to fetch');
  return response ?? network(request);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
    if (signal.aborted) reject(signal.reason as Error);
  });
}
