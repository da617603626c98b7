import type { ReactiveController } from 'lit';
import type { FormState } from '../parts/form-state.js';
import { keepStep, keptStep } from './kept-step.js';
import type { LightForm } from './light-form.js';

/** Whose form it is: of which portal, and the id of the person, or '' where it is anybody's. */
interface Place {
  base: string;
  owner: string;
}

type Field = HTMLInputElement | HTMLSelectElement;

/** What the form itself keeps is left out: an address beside the last one, a choice in the draft. A secret is not kept. */
const kept =
  'input:not([type=hidden],[type=radio],[name=email],[data-pt-choice],[autocomplete$=password],[autocomplete=one-time-code]),select';

/**
 * What was typed and ticked in a form and not sent yet, while the form is away: it stands there again after a reload, or
 * once the same person is signed in again. Each value waits until its field is shown.
 */
export class TypedFields<State extends FormState, Words extends object> implements ReactiveController {
  readonly #form: LightForm<State, Words>;
  readonly #placeOf: () => Place | undefined;
  readonly #waiting = new Map<string, string | boolean>();
  /** Once: what is kept later is of this very page. */
  #isResumed = false;

  /** `placeOf` tells whose form it is; undefined while nobody knows. */
  constructor(form: LightForm<State, Words>, placeOf: () => Place | undefined) {
    this.#form = form;
    this.#placeOf = placeOf;
    form.host.addController(this);
  }

  hostConnected(): void {
    // A phone drops pages in the background without a word.
    document.addEventListener('visibilitychange', this.#keep);
    addEventListener('pagehide', this.#keep);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#keep);
    removeEventListener('pagehide', this.#keep);
  }

  hostUpdated(): void {
    for (const field of this.#fields) {
      const value = this.#waiting.get(field.name);
      if (value === undefined) continue;
      this.#waiting.delete(field.name);
      // What was typed meanwhile counts.
      if (isTyped(field)) continue;
      if (typeof value === 'boolean') (field as HTMLInputElement).checked = value;
      else field.value = value;
      if (isTyped(field)) field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }

  /** Keeps what is typed until its fields are shown again: they go now. */
  take(): void {
    for (const [name, value] of this.#typed) this.#waiting.set(name, value);
  }

  /** Puts back what the page was left with, if it is theirs who are here now; else that is dropped. */
  resume(): void {
    const [place, left] = [this.#placeOf(), keptStep(this.#id)];
    if (!place || this.#isResumed) return;
    this.#isResumed = true;
    if (!left) return;
    const { owner, values } = left.shown as { owner: string; values: Record<string, string | boolean> };
    if (left.base !== place.base || owner !== place.owner) this.forget();
    else {
      for (const [name, value] of Object.entries(values)) this.#waiting.set(name, value);
      this.#form.host.requestUpdate();
    }
  }

  /** Drops what waits, and what is kept beside the page. */
  forget(): void {
    this.#waiting.clear();
    if (keptStep(this.#id)) keepStep(this.#id, null);
  }

  readonly #keep = (): void => {
    const place = this.#placeOf();
    if (!place) return;
    const values = this.#typed;
    const shown = { owner: place.owner, values: Object.fromEntries(values) };
    if (values.size > 0) keepStep(this.#id, { base: place.base, shown });
    else if (keptStep(this.#id)) keepStep(this.#id, null);
  };

  get #typed(): Map<string, string | boolean> {
    const typed = new Map(this.#waiting);
    for (const field of this.#fields)
      if (isTyped(field)) typed.set(field.name, field.type === 'checkbox' ? field.checked : field.value);
    return typed;
  }

  get #fields(): NodeListOf<Field> {
    return this.#form.host.querySelectorAll<Field>(kept);
  }

  get #id(): string {
    return `${this.#form.state.id}-typed`;
  }
}

/** Whether a field differs from what the form began with. */
function isTyped(field: Field): boolean {
  if (field instanceof HTMLInputElement)
    return field.type === 'checkbox' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  const begun = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0];
  return field.value !== begun?.value;
}
