import { FormElement } from '../../base/form-element.js';
import { loadPart } from '../../client/load-part.js';
import type { FormActions } from '../../controllers/form-actions.js';
import { LanguageController } from '../../controllers/language-controller.js';
import { LightForm } from '../../controllers/light-form.js';
import {
  changePasswordForm,
  type ChangePasswordFormState,
  type ChangePasswordWords,
} from '../../forms/change-password-form.js';
import { blankState } from '../../parts/form-state.js';
import { changePassword } from '../../i18n/en/change-password.js';
import { form } from '../../i18n/en/form.js';
import { passwordOff } from '../../i18n/en/password-off.js';
import { passwordRules } from '../../i18n/en/password-rules.js';
import { moreSheet } from '../../styles/more-sheet.js';
import { personSheet } from '../../styles/person-sheet.js';

/**
 * Change the password of the person who is signed in, or choose the first one for somebody who has none. The present
 * password, or a login a moment ago, is asked for; a session that is over is begun anew in place. A visitor
 * sees the way to log in instead.
 *
 * @tag portico-change-password
 * @fires portico-password-changed - The new password is saved; every other session of the person ended.
 * @fires portico-navigate - A way to another screen was chosen. Prevent it to go there yourself.
 * @fires portico-error - A call failed.
 */
export class PorticoChangePassword extends FormElement<ChangePasswordFormState, ChangePasswordWords> {
  readonly form = new LightForm<ChangePasswordFormState, ChangePasswordWords>(this, {
    template: changePasswordForm,
    sheets: [moreSheet, personSheet],
    language: new LanguageController<ChangePasswordWords>(this, this.page, {
      form,
      passwordOff,
      passwordRules,
      changePassword,
    }),
    initial: {
      ...blankState('portico-change-password'),
      view: 'form',
      email: '',
      hasPassword: true,
      personal: [],
      proof: '',
      recentMinutes: 10,
      forgotUrl: '',
      minLength: 12,
      longEnough: false,
      impersonal: false,
    },
    load: () => this.#load(),
  });

  protected override willUpdate(): void {
    // A printed form knows all this from the server.
    if (this.form.isPrinted) return;
    this.form.state = {
      ...this.form.state,
      headingLevel: this.headingLevel,
      action: this.urlOf('security'),
      forgotUrl: this.urlOf('forgot'),
    };
  }

  async #load(): Promise<FormActions> {
    const { ChangePasswordActions } = await loadPart(() => import('./change-password-actions.js'));
    return new ChangePasswordActions(this);
  }
}
