import { FormElement } from '../../base/form-element.js';
import { loadPart } from '../../client/load-part.js';
import type { FormActions } from '../../controllers/form-actions.js';
import { LanguageController } from '../../controllers/language-controller.js';
import { LightForm } from '../../controllers/light-form.js';
import { noDraft } from '../../forms/contact-draft.js';
import { noContact } from '../../forms/emails-state.js';
import { blankState } from '../../parts/form-state.js';
import {
  notificationsForm,
  type NotificationsFormState,
  type NotificationsWords,
} from '../../forms/notifications-form.js';
import { form } from '../../i18n/en/form.js';
import { notifications } from '../../i18n/en/notifications.js';
import { saveBar } from '../../i18n/en/save-bar.js';
import { moreSheet } from '../../styles/more-sheet.js';
import { rowsSheet } from '../../styles/rows-sheet.js';
import { tableSheet } from '../../styles/table-sheet.js';
import { wideCard } from '../../styles/wide-card.js';

/**
 * What the site may write to the person who is signed in, and where: the catalogue is the site's, the choices are the
 * person's. Beside `<portico-email-manager>` in one `<portico-account>` both share one draft and one save bar.
 * A visitor sees the way to log in instead.
 *
 * @tag portico-notifications
 * @fires portico-notifications-saved - The choices were saved.
 * @fires portico-addresses-saved - Addresses were saved by this element's bar.
 * @fires portico-navigate - A way to another screen was chosen. Prevent it to go there yourself.
 * @fires portico-error - A call failed.
 */
export class PorticoNotifications extends FormElement<NotificationsFormState, NotificationsWords> {
  static override styles = wideCard;

  readonly form = new LightForm<NotificationsFormState, NotificationsWords>(this, {
    template: notificationsForm,
    sheets: [moreSheet, rowsSheet, tableSheet],
    language: new LanguageController<NotificationsWords>(this, this.page, { form, notifications, saveBar }),
    initial: { ...blankState('portico-notifications'), ...noContact, draft: noDraft, language: 'en' },
    load: () => this.#load(),
  });

  protected override willUpdate(): void {
    // A printed form knows all this from the server.
    if (this.form.isPrinted) return;
    const { language } = this.form.language;
    this.form.state = { ...this.form.state, headingLevel: this.headingLevel, action: this.urlOf('emails'), language };
  }

  async #load(): Promise<FormActions> {
    const { NotificationsActions } = await loadPart(() => import('./notifications-actions.js'));
    return new NotificationsActions(this);
  }
}
