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
import { signUpForm } from '../../forms/sign-up-form.js';
import type { SignUpFormState, SignUpWords } from '../../forms/sign-up-state.js';
import { form } from '../../i18n/en/form.js';
import { passwordRules } from '../../i18n/en/password-rules.js';
import { signUp } from '../../i18n/en/sign-up.js';
import { moreSheet } from '../../styles/more-sheet.js';
import { webLink } from './web-link.js';

/**
 * Sign up with an email address and a password, then wait for the mail that verifies the address.
 *
 * @tag portico-signup
 * @fires portico-before-signup - Before anything is sent. Prevent it to stop, or hold it with `waitUntil`.
 * @fires portico-signed-up - The server took the sign-up; a mail is on its way.
 * @fires portico-address-verified - The address is confirmed.
 * @fires portico-logged-in - The person is signed in, as this is the browser that signed up.
 * @fires portico-navigate - A way to another screen, or back at the end. Prevent it to go there yourself.
 * @fires portico-error - A call failed.
 * @slot terms - Below the form, for what one agrees to by signing up; until it is sent.
 * @slot success - Below what is shown once the address is confirmed and the person is logged in.
 */
export class PorticoSignup extends FormElement<SignUpFormState, SignUpWords> {
  /** Address that the field begins with. */
  @property() email = '';

  /**
   * Where to go once the address is verified: a path of the server's origin, or a URL of an allowed one. Without it the
   * element only tells the page.
   */
  @property({ attribute: 'redirect-to' }) redirectTo = '';

  /** Leaves out the field for the name. */
  @property({ type: Boolean, attribute: 'no-name' }) noName = false;

  /** URL of the terms, for a sentence below the button. Consents to be ticked come from the portal. */
  @property({ attribute: 'terms-url' }) termsUrl = '';

  /** URL of the privacy notice, for the same sentence. */
  @property({ attribute: 'privacy-url' }) privacyUrl = '';

  readonly form = new LightForm<SignUpFormState, SignUpWords>(this, {
    template: signUpForm,
    sheets: [moreSheet],
    language: new LanguageController<SignUpWords>(this, this.page, { form, signUp, passwordRules }),
    initial: {
      ...blankState('portico-signup'),
      view: 'form',
      email: '',
      name: '',
      askName: true,
      fields: [],
      consents: [],
      values: {},
      minLength: 12,
      params: { minLength: 12 },
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
      termsUrl: '',
      privacyUrl: '',
      returnTo: '',
      continueUrl: '',
      signedInAs: '',
      logOutUrl: '',
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
      askName: !this.noName,
      action: this.urlOf('signup'),
      verifyUrl: this.urlOf('verify'),
      resendUrl: this.urlOf('verify'),
      backUrl: this.urlOf('signup'),
      loginUrl: this.urlOf('login'),
      termsUrl: webLink(this.termsUrl),
      privacyUrl: webLink(this.privacyUrl),
      returnTo: this.redirectTo,
    };
  }

  protected override updated(): void {
    nameOutcomeSlot(this.renderRoot, this.form.state);
  }

  async #load(): Promise<FormActions> {
    const { SignUpActions } = await loadPart(() => import('./signup-actions.js'));
    return new SignUpActions(this);
  }
}
