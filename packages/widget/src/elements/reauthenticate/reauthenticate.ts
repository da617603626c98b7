import { html, type TemplateResult } from 'lit';
import { FormElement } from '../../base/form-element.js';
import { loadPart } from '../../client/load-part.js';
import { toPorticoError } from '../../client/portico-error.js';
import type { FormActions } from '../../controllers/form-actions.js';
import { LanguageController } from '../../controllers/language-controller.js';
import { LightForm } from '../../controllers/light-form.js';
import type { ProofNeed } from '../../controllers/with-proof.js';
import { blankState } from '../../parts/form-state.js';
import {
  reauthenticateForm,
  type ReauthenticateState,
  type ReauthenticateWords,
} from '../../forms/reauthenticate-form.js';
import { form } from '../../i18n/en/form.js';
import { reauthenticate } from '../../i18n/en/reauthenticate.js';
import type { ReauthenticateActions } from './reauthenticate-actions.js';
import { dialogHost, dialogSheet } from '../../styles/dialog-sheet.js';
import { moreSheet } from '../../styles/more-sheet.js';

/**
 * Asks in place who somebody is, by their password or by a mailed code, for what needs a recent login. The other
 * elements show it by themselves; a page may place one to give it words or styles, or to ask by `ask()`.
 *
 * @tag portico-reauthenticate
 * @fires portico-reauthenticated - The person has shown who they are; what was interrupted goes on.
 * @fires portico-navigate - The way to a new password was chosen. Prevent it to go there yourself.
 * @fires portico-cancel - The person would rather not; what was interrupted stays as it is.
 * @fires portico-error - A call failed.
 */
export class PorticoReauthenticate extends FormElement<ReauthenticateState, ReauthenticateWords> {
  static override styles = dialogHost;

  readonly form = new LightForm<ReauthenticateState, ReauthenticateWords>(this, {
    template: reauthenticateForm,
    sheets: [moreSheet, dialogSheet],
    language: new LanguageController<ReauthenticateWords>(this, this.page, { form, reauthenticate }),
    initial: {
      ...blankState('portico-reauthenticate'),
      open: false,
      method: 'password',
      email: '',
      minutes: 10,
      resendIn: 0,
      forgotUrl: '',
    },
    load: () => this.#load(),
  });
  #actions: ReauthenticateActions | undefined;
  #settle: ((isProven: boolean) => void) | undefined;

  constructor() {
    super();
    // Escape; the event of a dialog does not bubble. A browser need not ask before it closes one (`cancel`).
    this.addEventListener(
      'close',
      ({ target }) => {
        // The news of one question's end may come when the next is open.
        if (!(target as HTMLDialogElement).open) this.settle(false);
      },
      true,
    );
  }

  /**
   * Asks, and resolves with whether the person has shown who they are. A question that is open already is answered
   * with it. @throws PorticoError when what it does cannot be loaded
   */
  async ask(need: ProofNeed): Promise<boolean> {
    this.settle(false);
    const answer = new Promise<boolean>((resolve) => {
      this.#settle = resolve;
    });
    const { method, email, minutes } = need;
    this.form.set({ method, email, minutes, open: true, alert: null, errors: {}, busy: false, passwordShown: false });
    this.form.afterRender(() => {
      this.querySelector('dialog')?.showModal();
      this.querySelector<HTMLElement>('input:not([hidden])')?.focus();
    });
    try {
      await this.form.wake();
      this.#actions?.begin(need);
    } catch (failure) {
      this.settle(false);
      throw toPorticoError(failure);
    }
    return answer;
  }

  /** Closes the question with an answer. What had the focus before has it again. */
  settle(isProven: boolean): void {
    const settle = this.#settle;
    this.#settle = undefined;
    if (!settle) return;
    if (!isProven) this.fire('portico-cancel', null);
    this.querySelector('dialog')?.close();
    this.form.set({ open: false });
    settle(isProven);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is connected again before this runs.
    queueMicrotask(() => {
      if (!this.isConnected) this.settle(false);
    });
  }

  protected override willUpdate(): void {
    this.form.state = { ...this.form.state, headingLevel: this.headingLevel, forgotUrl: this.urlOf('forgot') };
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  async #load(): Promise<FormActions> {
    const { ReauthenticateActions } = await loadPart(() => import('./reauthenticate-actions.js'));
    return (this.#actions = new ReauthenticateActions(this));
  }
}
