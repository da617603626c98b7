import { html, type TemplateResult } from 'lit';
import type { FormState } from './form-state.js';
import type { Catalogue } from '../i18n/catalogue.js';
import { checkIcon } from './icons/check.js';
import { ringIcon } from './icons/ring.js';

/** What is known of a new password while it is typed. */
export interface RuleState {
  /** Code points it needs. */
  minLength: number;
  longEnough: boolean;
  impersonal: boolean;
}

/**
 * The rules of a new password, there before the first letter and ticked as they are met. What is not met yet is
 * neutral, never red; whether many people use it only the server knows.
 */
export function passwordRules(
  state: FormState & RuleState,
  { passwordRules: words }: Pick<Catalogue, 'passwordRules'>,
  name: string,
): TemplateResult {
  const rule = (text: string, isMet: boolean): TemplateResult =>
    html`<li class=${isMet ? 'is-met' : ''}>
      ${isMet ? checkIcon : ringIcon}<span>${text}${isMet ? html`<span class="pt-sr"> ${words.met}</span>` : ''}</span>
    </li>`;
  return html`<ul class="pt-rules" id="${state.id}-${name}-rules">
    ${rule(words.length(state.minLength), state.longEnough)} ${rule(words.personal, state.impersonal)}
    ${rule(words.common, false)}
  </ul>`;
}
