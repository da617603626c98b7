import { FormElement } from '../../base/form-element.js';
import { loadPart } from '../../client/load-part.js';
import type { FormActions } from '../../controllers/form-actions.js';
import { LanguageController } from '../../controllers/language-controller.js';
import { LightForm } from '../../controllers/light-form.js';
import { blankState } from '../../parts/form-state.js';
import { profileForm, type ProfileFormState, type ProfileWords } from '../../forms/profile-form.js';
import { form } from '../../i18n/en/form.js';
import { profile } from '../../i18n/en/profile.js';
import { moreSheet } from '../../styles/more-sheet.js';
import { personSheet } from '../../styles/person-sheet.js';
import { rowsSheet } from '../../styles/rows-sheet.js';

/**
 * What the person who is signed in tells about themselves: name, picture, job title, organization, and the language of
 * mails. What was typed is kept when the profile was saved elsewhere meanwhile; both sides are then shown.
 * A visitor sees the way to log in instead.
 *
 * @tag portico-profile
 * @fires portico-profile-saved - The profile was saved; menus that show the name follow by themselves.
 * @fires portico-navigate - A way to another screen was chosen. Prevent it to go there yourself.
 * @fires portico-error - A call failed.
 */
export class PorticoProfile extends FormElement<ProfileFormState, ProfileWords> {
  readonly form = new LightForm<ProfileFormState, ProfileWords>(this, {
    template: profileForm,
    sheets: [moreSheet, rowsSheet, personSheet],
    language: new LanguageController<ProfileWords>(this, this.page, { form, profile }),
    initial: { ...blankState('portico-profile'), profile: null, typed: null, conflict: false, said: '' },
    load: () => this.#load(),
  });

  protected override willUpdate(): void {
    // A printed form knows all this from the server.
    if (this.form.isPrinted) return;
    this.form.state = { ...this.form.state, headingLevel: this.headingLevel, action: this.urlOf('account') };
  }

  async #load(): Promise<FormActions> {
    const { ProfileActions } = await loadPart(() => import('./profile-actions.js'));
    return new ProfileActions(this);
  }
}
