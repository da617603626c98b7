import type { PropertyValues } from 'lit';

import { FormElement } from '../../base/form-element.js';
import { property } from '../../base/property.js';
import { loadPart } from '../../client/load-part.js';
import type { FormActions } from '../../controllers/form-actions.js';
import { LanguageController } from '../../controllers/language-controller.js';
import { LightForm } from '../../controllers/light-form.js';
import { blankState } from '../../parts/form-state.js';
import { loginForm } from '../../forms/login-form.js';
import type { LoginFormState, LoginWords } from '../../forms/login-state.js';
import { form } from '../../i18n/en/form.js';
import { login } from '../../i18n/en/login.js';

/**
 * Log in with an email address and a password.
 *
 * @tag portico-login
 * @fires portico-before-login - Before anything is sent. Prevent it to stop the login, or hold it with `waitUntil`.
 * @fires portico-logged-in - The server signed the person in; fired before the form goes.
 * @fires portico-logged-out - The person chose to log out where the element showed that somebody is signed in.
 * @fires portico-navigate - A way to another screen, or back after the login. Prevent it to go there yourself.
 * @fires portico-error - A call failed.
 * @slot terms - Below the form, for what one agrees to by logging in.
 */
export class PorticoLogin extends FormElement<LoginFormState, LoginWords> {
  /** Address that the field begins with. */
  @property() email = '';

  /**
   * Where to go after the login: a path of the server's origin, or a URL of an allowed one. Without it the element only
   * tells the page.
   */
  @property({ attribute: 'redirect-to' }) redirectTo = '';

  /** Leaves out the link to sign up. */
  @property({ type: Boolean, attribute: 'no-signup' }) noSignup = false;

  /** Leaves out the link for a forgotten password. */
  @property({ type: Boolean, attribute: 'no-forgot' }) noForgot = false;

  /** For a device that others use too: leaves out "keep me logged in". */
  @property({ type: Boolean, attribute: 'shared-device' }) sharedDevice = false;

  /** Days that "keep me logged in" names: those of the server's `SESSION_IDLE_KEPT`. */
  @property({ type: Number, attribute: 'kept-days' }) keptDays = 30;

  readonly form = new LightForm<LoginFormState, LoginWords>(this, {
    template: loginForm,
    language: new LanguageController<LoginWords>(this, this.page, { form, login }),
    initial: {
      ...blankState('portico-login'),
      email: '',
      keep: false,
      keptDays: 0,
      failures: 0,
      resent: false,
      forgotUrl: '',
      signUpUrl: '',
      resendUrl: '',
      logOutUrl: '',
      returnTo: '',
      continueUrl: '',
      lead: '',
      autofocus: false,
      signedInAs: '',
    },
    load: () => this.#load(),
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
      keptDays: this.sharedDevice ? 0 : this.keptDays,
      forgotUrl: this.noForgot ? '' : this.urlOf('forgot'),
      signUpUrl: this.noSignup ? '' : this.urlOf('signup'),
      resendUrl: this.urlOf('verify'),
      action: this.urlOf('login'),
      returnTo: this.redirectTo,
      autofocus: this.autofocus,
    };
  }

  async #load(): Promise<FormActions> {
    const { LoginActions } = await loadPart(() => import('./login-actions.js'));
    return new LoginActions(this);
  }
}
