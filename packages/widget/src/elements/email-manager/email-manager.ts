import { FormElement } from '../../base/form-element.js';
import { property } from '../../base/property.js';
import { loadPart } from '../../client/load-part.js';
import type { FormActions } from '../../controllers/form-actions.js';
import { LanguageController } from '../../controllers/language-controller.js';
import { LightForm } from '../../controllers/light-form.js';
import { noDraft } from '../../forms/contact-draft.js';
import { emailsForm } from '../../forms/emails-form.js';
import type { EmailsWords } from '../../forms/emails-words.js';
import { type EmailsFormState, noContact } from '../../forms/emails-state.js';
import { blankState } from '../../parts/form-state.js';
import { emails } from '../../i18n/en/emails.js';
import { form } from '../../i18n/en/form.js';
import { saveBar } from '../../i18n/en/save-bar.js';
import { moreSheet } from '../../styles/more-sheet.js';
import { rowsSheet } from '../../styles/rows-sheet.js';
import { wideCard } from '../../styles/wide-card.js';

/**
 * The email addresses of the person who is signed in: add, verify, make primary, change, remove. Nothing is sent before
 * it is saved, each change can be taken back at its row, and a blocked action says why it is. A visitor sees the way to
 * log in instead.
 *
 * @tag portico-email-manager
 * @fires portico-addresses-saved - Addresses were saved; what became of which is in `changes`.
 * @fires portico-notifications-saved - Choices about notifications were saved by this element's bar.
 * @fires portico-address-verified - An address was verified, here or elsewhere, while the element was shown.
 * @fires portico-navigate - A way to another screen was chosen. Prevent it to go there yourself.
 * @fires portico-error - A call failed.
 */
export class PorticoEmailManager extends FormElement<EmailsFormState, EmailsWords> {
  static override styles = wideCard;

  /** Leaves out the ways to another primary address. */
  @property({ type: Boolean, attribute: 'no-primary-change' }) noPrimaryChange = false;

  readonly form = new LightForm<EmailsFormState, EmailsWords>(this, {
    template: emailsForm,
    sheets: [moreSheet, rowsSheet],
    language: new LanguageController<EmailsWords>(this, this.page, { form, emails, saveBar }),
    initial: {
      ...blankState('portico-email-manager'),
      ...noContact,
      draft: noDraft,
      now: 0,
      panel: '',
      primaryChangeable: true,
      typed: '',
    },
    load: () => this.#load(),
  });

  protected override willUpdate(): void {
    // A printed form knows all this from the server.
    if (this.form.isPrinted) return;
    this.form.state = {
      ...this.form.state,
      headingLevel: this.headingLevel,
      action: this.urlOf('emails'),
      primaryChangeable: !this.noPrimaryChange,
    };
  }

  async #load(): Promise<FormActions> {
    const { EmailManagerActions } = await loadPart(() => import('./email-manager-actions.js'));
    return new EmailManagerActions(this);
  }
}
