import type { PropertyValues } from 'lit';
import { FormElement } from '../../base/form-element.js';
import { nameOutcomeSlot } from '../../base/outcome-slot.js';
import { property } from '../../base/property.js';
import { loadPart } from '../../client/load-part.js';
import type { FormActions } from '../../controllers/form-actions.js';
import { LanguageController } from '../../controllers/language-controller.js';
import { LightForm } from '../../controllers/light-form.js';
import { resumeStep } from '../../controllers/resume-step.js';
import { blankState } from '../../parts/form-state.js';
import { resetForm, type ResetFormState, type ResetWords } from '../../forms/reset-form.js';
import { form } from '../../i18n/en/form.js';
import { passwordOff } from '../../i18n/en/password-off.js';
import { passwordRules } from '../../i18n/en/password-rules.js';
import { reset } from '../../i18n/en/reset.js';
import { moreSheet } from '../../styles/more-sheet.js';

/**
 * Choose a new password with the token of a mailed link.
 *
 * @tag portico-reset-password
 * @fires portico-password-changed - The new password is saved; every session was ended.
 * @fires portico-navigate - A way to another screen. Prevent it to go there yourself.
 * @fires portico-error - A call failed.
 * @slot success - Below what is shown once the new password is saved.
 */
export class PorticoResetPassword extends FormElement<ResetFormState, ResetWords> {
  /** The token of the link. From `?token=` of the page's URL it goes away by itself, and is kept beside it until it is used. */
  @property() token = '';

  readonly form = new LightForm<ResetFormState, ResetWords>(this, {
    template: resetForm,
    sheets: [moreSheet],
    language: new LanguageController<ResetWords>(this, this.page, { form, passwordOff, passwordRules, reset }),
    initial: {
      ...blankState('portico-reset-password'),
      view: 'form',
      email: '',
      token: '',
      needsPassword: false,
      minLength: 12,
      longEnough: false,
      impersonal: false,
      loginUrl: '',
      forgotUrl: '',
    },
    load: () => this.#load(),
    resume: resumeStep,
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A printed form knows all this from the server.
    if (this.form.isPrinted) return;
    const { state } = this.form;
    this.form.state = {
      ...state,
      headingLevel: this.headingLevel,
      brand: this.page.settings.portalName,
      token: changed.has('token') ? this.token : state.token,
      // A page may hand the token over when it has found it.
      view: state.view === 'missing' && this.token ? 'form' : state.view,
      action: this.urlOf('reset'),
      loginUrl: this.urlOf('login'),
      forgotUrl: this.urlOf('forgot'),
    };
  }

  protected override updated(): void {
    nameOutcomeSlot(this.renderRoot, this.form.state);
  }

  async #load(): Promise<FormActions> {
    const { ResetActions } = await loadPart(() => import('./reset-password-actions.js'));
    return new ResetActions(this);
  }
}
