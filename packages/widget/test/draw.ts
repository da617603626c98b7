import { PorticoClient } from '../src/client/portico-client.js';
import '../src/define.js';
import { shown } from '../src/mock/scenario.js';
import type { MockAnswers } from '../src/mock/mock-handlers.js';
import { answerWith } from './network.js';

// No test may leave its own page; what an element wanted to open is in the event.
document.addEventListener('portico-navigate', (event) => {
  event.preventDefault();
});

const drawn: Element[] = [];

afterEach(function () {
  for (const element of drawn.splice(0)) element.remove();
  // The runner cannot send a node to its report: the file with the failed test would never end.
  const failure = this.currentTest?.err as Partial<Record<'actual' | 'expected', unknown>> | undefined;
  for (const side of ['actual', 'expected'] as const) {
    const node = failure?.[side];
    if (failure && node instanceof Element) failure[side] = node.outerHTML;
  }
});

/**
 * Draws an element's HTML inside a provider with a client of its own, so that no test knows what another one learnt.
 * Resolves once it is drawn.
 */
export async function draw(markup: string, answers: MockAnswers = {}): Promise<HTMLElement> {
  sessionStorage.clear();
  // The step that an element of the test before was left at.
  history.replaceState(null, '');
  await answerWith(answers);
  const provider = document.createElement('portico-provider');
  provider.innerHTML = markup;
  const client = new PorticoClient();
  for (const each of [provider, ...provider.querySelectorAll('portico-provider')]) each.client = client;
  document.body.append(provider);
  drawn.push(provider);
  const element = provider.firstElementChild as HTMLElement;
  if (/-(login|signup|password|address)$/.test(element.localName)) await shown(element, '.pt-form');
  return element;
}

/** The field of a form by its name. */
export function fieldOf(element: HTMLElement, name: string): HTMLInputElement {
  const input = element.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (!input) throw new Error(`${element.localName} has no field ${name}`);
  return input;
}

/** Everything that the browser had queued has happened: the next turn of the event loop. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      resolve();
    };
    port2.postMessage(null);
  });
}
