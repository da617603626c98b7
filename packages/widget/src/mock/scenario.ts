import type { MockAnswers } from './mock-handlers.js';

/** One state of one element, as a page or a test can bring it about. */
export interface Scenario {
  /** Tag of the element, such as `portico-login`. */
  element: string;
  /** Name of the state, for URLs and file names: lower case with hyphens. */
  state: string;
  /** One sentence: when somebody sees this. */
  about: string;
  /** The element's HTML, inside a provider. */
  html: string;
  /** What the server answers. */
  answers?: MockAnswers;
  /** What a person does to get there; resolves once the state is shown. */
  act?: (element: HTMLElement) => Promise<void>;
}

/**
 * Takes the steps of a state, once its element is drawn, and resolves when the state is shown. What an element shows
 * first may need another language, so it is not there at once. @throws Error after five seconds.
 */
export async function enact({ act }: Scenario, element: HTMLElement): Promise<void> {
  await customElements.whenDefined(element.localName);
  await shown(element, ':not(style)');
  if (element.shadowRoot?.querySelector('slot[name=form]')) await shown(element, '.pt-form');
  await act?.(element);
}

/** Types into a field of an element's form, as a person would. */
export function type(element: HTMLElement, name: string, text: string): void {
  const input = element.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (!input) throw new Error(`${element.localName} has no field ${name}`);
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Presses the main button of an element's form. */
export function submit(element: HTMLElement): void {
  element.querySelector('form')?.requestSubmit();
}

/** Waits until something is in the element or its shadow root. @throws Error after five seconds. */
export async function shown(element: HTMLElement, selector: string): Promise<HTMLElement> {
  const find = (): HTMLElement | null =>
    element.querySelector<HTMLElement>(selector) ?? element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  if (!(await held(() => find() !== null))) throw new Error(`${element.localName} never showed ${selector}`);
  return find() ?? element;
}

/** Waits until something is gone. @throws Error after five seconds. */
export async function gone(element: HTMLElement, selector: string): Promise<void> {
  if (await held(() => !element.querySelector(selector))) return;
  throw new Error(`${element.localName} still shows ${selector}`);
}

/** Waits until a text is in the element's light DOM. @throws Error after five seconds. */
export async function says(element: HTMLElement, text: string): Promise<void> {
  if (await held(() => element.textContent.includes(text))) return;
  throw new Error(`${element.localName} never said “${text}”`);
}

/** Whether something becomes true within five seconds. */
async function held(condition: () => boolean): Promise<boolean> {
  const until = Date.now() + 5000;
  while (!condition() && Date.now() < until) {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  return condition();
}
