import { FormElement } from '../../base/form-element.js';
import { property } from '../../base/property.js';
import { loadPart } from '../../client/load-part.js';
import type { FormActions } from '../../controllers/form-actions.js';
import { LanguageController } from '../../controllers/language-controller.js';
import { LightForm } from '../../controllers/light-form.js';
import { blankState } from '../../parts/form-state.js';
import { sessionsForm } from '../../forms/sessions-form.js';
import type { SessionsFormState, SessionsWords } from '../../forms/sessions-state.js';
import { activity } from '../../i18n/en/activity.js';
import { form } from '../../i18n/en/form.js';
import { sessions } from '../../i18n/en/sessions.js';
import { dialogSheet } from '../../styles/dialog-sheet.js';
import { moreSheet } from '../../styles/more-sheet.js';
import { rowsSheet } from '../../styles/rows-sheet.js';
import { sessionsSheet } from '../../styles/sessions-sheet.js';
import { wideCard } from '../../styles/wide-card.js';

/**
 * Where the person who is signed in is logged in, to be ended one by one or all others at once, and what happened to
 * their account lately. A visitor sees the way to log in instead.
 *
 * @tag portico-sessions
 * @fires portico-session-ended - Other sessions were ended; `count` says how many.
 * @fires portico-navigate - A way to another screen was chosen. Prevent it to go there yourself.
 * @fires portico-error - A call failed.
 */
export class PorticoSessions extends FormElement<SessionsFormState, SessionsWords> {
  static override styles = wideCard;

  /** Leaves out what happened lately. */
  @property({ type: Boolean, attribute: 'no-activity' }) noActivity = false;

  readonly form = new LightForm<SessionsFormState, SessionsWords>(this, {
    template: sessionsForm,
    sheets: [moreSheet, rowsSheet, dialogSheet, sessionsSheet],
    language: new LanguageController<SessionsWords>(this, this.page, { form, sessions, activity }),
    initial: {
      ...blankState('portico-sessions'),
      sessions: null,
      activity: null,
      activityShown: true,
      now: 0,
      language: 'en',
      asking: false,
      ending: '',
      said: null,
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
      language: this.form.language.language,
      activityShown: !this.noActivity,
    };
  }

  async #load(): Promise<FormActions> {
    const { SessionsActions } = await loadPart(() => import('./sessions-actions.js'));
    return new SessionsActions(this);
  }
}
