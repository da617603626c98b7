import { html, nothing, type TemplateResult } from 'lit';
import { beginsIn, type FormState } from './form-state.js';
import { describedBy } from './field.js';
import type { FieldWords } from './field-words.js';
import { eyeOffIcon } from './icons/eye-off.js';
import { eyeIcon } from './icons/eye.js';
import { lateParts } from './late-parts.js';

/** A password field with its show button. */
export interface PasswordOptions {
  name: string;
  label: string;
  autocomplete: 'current-password' | 'new-password';
  /** Code points of a new password; also told to the browser's generator. */
  minLength?: number;
  /** Rules below the field, as a template with the id `<field>-rules`. */
  rules?: unknown;
  /** The form begins here. */
  autofocus?: boolean;
}

/**
 * A password as one input whose type the button switches; it is switched back before it is sent. Paste, drop and
 * generators work: no `maxlength`, no second field to repeat it in.
 */
export function passwordField(state: FormState, words: FieldWords, options: PasswordOptions): TemplateResult {
  const { name, minLength, rules } = options;
  const id = `${state.id}-${name}`;
  return html`<div class="pt-field" part="field">
    <label class="pt-label" part="label" for=${id}>${options.label}</label>
    <div class="pt-wrap">
      <input
        class="pt-input"
        part="input"
        id=${id}
        name=${name}
        type=${state.passwordShown ? 'text' : 'password'}
        autocomplete=${options.autocomplete}
        minlength=${minLength ?? nothing}
        passwordrules=${minLength ? `minlength: ${minLength};` : nothing}
        autocapitalize="none"
        spellcheck="false"
        aria-describedby=${describedBy(state, name, rules && 'rules', state.capsLock && 'caps')}
        aria-invalid=${name in state.errors ? 'true' : nothing}
        required
        ?autofocus=${beginsIn(state, name, options.autofocus)}
        ?readonly=${state.busy}
      />
      <button
        type="button"
        class="pt-iconbutton pt-eye"
        data-pt-action="toggle-password"
        aria-pressed=${state.passwordShown}
        aria-controls=${id}
        aria-label=${words.form.showPassword}
        ?hidden=${!state.scripted}
      >
        ${state.passwordShown ? eyeOffIcon : eyeIcon}
      </button>
    </div>
    ${state.capsLock ? html`<p class="pt-hint" part="hint" id="${id}-caps">${words.formLater.capsLock}</p>` : nothing}
    ${rules} ${lateParts.fieldError?.(state, words, name)}
  </div>`;
}
