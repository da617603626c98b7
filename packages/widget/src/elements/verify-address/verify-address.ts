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
import { verifyForm, type VerifyFormState, type VerifyWords } from '../../forms/verify-form.js';
import { form } from '../../i18n/en/form.js';
import { passwordRules } from '../../i18n/en/password-rules.js';
import { verify } from '../../i18n/en/verify.js';
import { moreSheet } from '../../styles/more-sheet.js';

/**
 * Confirm an address with the token of a mailed link; nothing happens until the button is pressed, and for an
 * address that is added to an account a box ticked, unless its person is signed in here. Without a token the mail can be
 * asked for again.
 *
 * @tag portico-verify-address
 * @fires portico-address-verified - The address is confirmed.
 * @fires portico-logged-in - The person is signed in, as this is the browser that signed up.
 * @fires portico-navigate - A way to another screen, or back at the end. Prevent it to go there yourself.
 * @fires portico-error - A call failed.
 * @slot success - Below what is shown once the address is confirmed.
 */
export class PorticoVerifyAddress extends FormElement<VerifyFormState, VerifyWords> {
  /** The token of the link. From `?token=` of the page's URL it goes away by itself, and is kept beside it until it is used. */
  @property() token = '';

  /** Address that the field begins with, where the mail is asked for again. */
  @property() email = '';

  readonly form = new LightForm<VerifyFormState, VerifyWords>(this, {
    template: verifyForm,
    sheets: [moreSheet],
    language: new LanguageController<VerifyWords>(this, this.page, { form, passwordRules, verify }),
    initial: {
      ...blankState('portico-verify-address'),
      view: 'confirm',
      email: '',
      token: '',
      addedTo: null,
      needsConfirmation: false,
      primary: false,
      removed: '',
      accountUrl: '',
      minLength: 12,
      longEnough: false,
      impersonal: false,
      mailedTo: '',
      sender: '',
      codeMinutes: 15,
      resendIn: 0,
      provider: null,
      verifyUrl: '',
      resendUrl: '',
      backUrl: '',
      loginUrl: '',
      otherWayUrl: '',
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
      email: changed.has('email') && this.email ? this.email : state.email,
      view: this.token || state.view !== 'confirm' ? state.view : 'resend',
      action: this.urlOf('verify'),
      verifyUrl: this.urlOf('verify'),
      resendUrl: this.urlOf('verify'),
      accountUrl: this.urlOf('emails'),
      loginUrl: this.urlOf('login'),
    };
  }

  protected override updated(): void {
    nameOutcomeSlot(this.renderRoot, this.form.state);
  }

  async #load(): Promise<FormActions> {
    const { VerifyActions } = await loadPart(() => import('./verify-address-actions.js'));
    return new VerifyActions(this);
  }
}
