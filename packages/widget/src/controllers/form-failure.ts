import type { FieldCode } from '@portico/contract';
import type { PorticoError } from '../client/portico-error.js';
import type { FormState } from '../parts/form-state.js';
import { errors } from '../i18n/en/errors.js';
import { fieldErrors } from '../i18n/en/field-errors.js';
import { formFailure } from '../i18n/en/form-failure.js';
import { isWait } from '../parts/alert.js';
import { announce } from '../parts/announce.js';
import { fieldError } from '../parts/field-error.js';
import { lateParts } from '../parts/late-parts.js';
import { adoptSheet } from '../styles/adopt-sheet.js';
import { failureSheet } from '../styles/failure-sheet.js';
import { moreSheet } from '../styles/more-sheet.js';
import { CountdownController } from './countdown-controller.js';
import { focusAfterFailure, selectPassword } from './form-focus.js';
import type { ShownForm } from './shown-form.js';

lateParts.fieldError = fieldError;

/** How a form shows that something went wrong. Loaded with the first failure: most people never see one. */
export class FormFailure {
  readonly #form: ShownForm<FormState, object>;
  readonly #countdown: CountdownController;

  constructor(form: ShownForm<FormState, object>) {
    this.#form = form;
    form.language.add({ formFailure, errors, fieldErrors });
    adoptSheet(form.host.getRootNode(), moreSheet);
    adoptSheet(form.host.getRootNode(), failureSheet);
    this.#countdown = new CountdownController(form.host, (secondsLeft) => {
      this.#count(secondsLeft);
    });
    // The links of the summary lead to the fields.
    form.host.addEventListener('click', (event) => {
      const link = (event.target as Element).closest('[data-pt-action=focus-field]');
      const id = link?.getAttribute('href')?.slice(1);
      if (id) form.host.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
    });
  }

  /** Goes on with the countdown that a printed form began with. */
  resume(): void {
    const { secondsLeft } = this.#form.state;
    if (secondsLeft > 0) this.#countdown.start(secondsLeft);
  }

  /** Shows a failed call: the fields it is about, or the message, with the countdown of a wait. */
  show(failure: PorticoError): void {
    if (failure.retryAfter) this.#countdown.start(failure.retryAfter);
    if (Object.keys(failure.fields).length > 0) {
      this.showFields(failure.fields, failure.params);
      return;
    }
    // Only what is put in anew is read out: a second failure may be the same as the first (WCAG 2.2, 4.1.3).
    this.#form.set({ busy: false, alert: null, errors: {}, params: failure.params });
    this.#form.afterRender(() => {
      this.#form.set({ alert: failure.code });
      this.#form.afterRender(() => {
        this.#focusAfter(failure);
      });
    });
  }

  #focusAfter(failure: PorticoError): void {
    if (failure.code === 'credentials_wrong') selectPassword(this.#form.host);
    else focusAfterFailure(this.#form.host, this.#form.state);
  }

  /** Shows what is wrong with fields, and goes to the first of them. */
  showFields(wrong: Record<string, FieldCode>, params: FormState['params']): void {
    this.#form.set({ busy: false, alert: null, errors: wrong, params: { ...this.#form.state.params, ...params } });
    const focus = (): void => {
      const { host, state, language } = this.#form;
      const name = host.querySelector('[aria-invalid=true]:focus')?.getAttribute('name');
      focusAfterFailure(host, state);
      // No change of focus has it read out (WCAG 2.2, 4.1.3).
      const error = name && host.querySelector(`#${CSS.escape(`${state.id}-${name}-error`)}`);
      if (error) announce(error.textContent.trim(), language.language);
    };
    this.#form.afterRender(() => {
      if (this.#form.host.querySelector('.pt-error, [role=alert]')) {
        focus();
        return;
      }
      // What no field here shows would be silent.
      this.#form.set({ alert: 'input_invalid' });
      this.#form.afterRender(focus);
    });
  }

  /** A message that asks to wait goes when the wait is over. */
  #count(secondsLeft: number): void {
    const isOver = secondsLeft === 0 && isWait(this.#form.state.alert);
    const { host } = this.#form;
    const hadFocus = isOver && host.querySelector('[part=alert]:focus-within');
    this.#form.set(isOver ? { secondsLeft, alert: null } : { secondsLeft });
    if (hadFocus)
      this.#form.afterRender(() => {
        host.querySelector<HTMLElement>('[type=submit]')?.focus();
      });
  }
}
