import type { FormState } from '../parts/form-state.js';

/** What is typed anew rather than mended. */
const retyped: unknown[] = ['password_wrong', 'code_wrong', 'code_dead'];

/** After a failed submit: the first wrong field, or the message when no field is to blame (WCAG 2.2, 3.3.1). */
export function focusAfterFailure(host: Element, state: FormState): void {
  // Not by `:has()`, which Firefox knows since 121: a selector that a browser does not know is an exception.
  const places = [...host.querySelectorAll<HTMLElement>('[aria-invalid=true], [data-pt-row]')];
  const wrong = places.find((place) => !place.hasAttribute('data-pt-row') || place.querySelector('.pt-error'));
  if (wrong) {
    wrong.focus();
    if (retyped.includes(state.errors[wrong.getAttribute('name') ?? ''])) (wrong as HTMLInputElement).select();
  } else host.querySelector<HTMLElement>(`#${CSS.escape(state.id)}-alert`)?.focus();
}

/** After a wrong pair: the password, selected, so that typing replaces it; the message announces itself. */
export function selectPassword(host: Element): void {
  const input = host.querySelector<HTMLInputElement>('input[autocomplete~=current-password]');
  input?.focus();
  input?.select();
}

/** After a change of view: its heading (WCAG 2.2, 2.4.3). */
export function focusHeading(host: Element): void {
  host.querySelector<HTMLElement>('[role=heading]')?.focus();
}
