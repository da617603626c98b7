import type { PropertyValues } from 'lit';
import { FormElement } from '../../base/form-element.js';
import { nameOutcomeSlot } from '../../base/outcome-slot.js';
import { property } from '../../base/property.js';
import { loadPart } from '../../client/load-part.js';
import type { FormActions } from '../../controllers/form-actions.js';
import { LanguageController } from '../../controllers/language-controller.js';
import { LightForm } from '../../controllers/light-form.js';
import { resumeStep } from '../../controllers/resume-step.js';
import { forgotForm, type ForgotFormState, type ForgotWords } from '../../forms/forgot-form.js';
import { blankState } from '../../parts/form-state.js';
import { forgot } from '../../i18n/en/forgot.js';
import { form } from '../../i18n/en/form.js';
import { passwordOff } from '../../i18n/en/password-off.js';
import { moreSheet } from '../../styles/more-sheet.js';

/**
 * Ask for a mail with a link to choose a new password. The answer is the same for every address.
 *
 * @tag portico-forgot-password
 * @fires portico-reset-requested - The server took the request.
 * @fires portico-navigate - The way back to the login. Prevent it to go there yourself.
 * @fires portico-error - A call failed.
 * @slot success - Below what is shown once the mail was asked for.
 */
export class PorticoForgotPassword extends FormElement<ForgotFormState, ForgotWords> {
  /** Address that the field begins with. */
  @property() email = '';

  readonly form = new LightForm<ForgotFormState, ForgotWords>(this, {
    template: forgotForm,
    sheets: [moreSheet],
    language: new LanguageController<ForgotWords>(this, this.page, { form, forgot, passwordOff }),
    initial: {
      ...blankState('portico-forgot-password'),
      view: 'form',
      email: '',
      sender: '',
      linkMinutes: 60,
      resendIn: 0,
      loginUrl: '',
      sentUrl: '',
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
      email: changed.has('email') ? this.email : state.email,
      action: this.urlOf('forgot'),
      loginUrl: this.urlOf('login'),
    };
  }

  protected override updated(): void {
    nameOutcomeSlot(this.renderRoot, this.form.state);
  }

  async #load(): Promise<FormActions> {
    const { ForgotActions } = await loadPart(() => import('./forgot-password-actions.js'));
    return new ForgotActions(this);
  }
}
