import { type SetupWorker, setupWorker } from 'msw/browser';
import { type MockAnswers, mockHandlers } from '../src/mock/mock-handlers.js';

let worker: SetupWorker | undefined;

/** Chooses what the server answers from now on. The first call of a test file starts the double. */
export async function answerWith(answers: MockAnswers = {}): Promise<void> {
  if (!worker) {
    worker = setupWorker();
    await worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
  }
  worker.resetHandlers(...mockHandlers(answers));
}
