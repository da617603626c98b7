import type { PropertyValues } from 'lit';
import { FormElement } from '../../base/form-element.js';
import { property } from '../../base/property.js';
import { loadPart } from '../../client/load-part.js';
import type { FormActions } from '../../controllers/form-actions.js';
import { LanguageController } from '../../controllers/language-controller.js';
import { LightForm } from '../../controllers/light-form.js';
import { resumeStep } from '../../controllers/resume-step.js';
import { blankState } from '../../parts/form-state.js';
import { undoForm, type UndoFormState, type UndoWords } from '../../forms/undo-form.js';
import { form } from '../../i18n/en/form.js';
import { undo } from '../../i18n/en/undo.js';
import { moreSheet } from '../../styles/more-sheet.js';

/**
 * Take back a change of email addresses with the token of a mailed link; nothing happens until its box is ticked
 * and its button pressed.
 *
 * @tag portico-undo-change
 * @fires portico-change-undone - The addresses are as they were, and every session of the account ended.
 * @fires portico-navigate - A way to another screen was chosen. Prevent it to go there yourself.
 * @fires portico-error - A call failed.
 */
export class PorticoUndoChange extends FormElement<UndoFormState, UndoWords> {
  /** The token of the link. From `?token=` of the page's URL it goes away by itself, and is kept beside it until it is used. */
  @property() token = '';

  readonly form = new LightForm<UndoFormState, UndoWords>(this, {
    template: undoForm,
    sheets: [moreSheet],
    language: new LanguageController<UndoWords>(this, this.page, { form, undo }),
    initial: {
      ...blankState('portico-undo-change'),
      view: 'loading',
      token: '',
      age: 0,
      language: 'en',
      restored: [],
      dropped: [],
      primary: '',
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
      language: this.form.language.language,
      action: this.urlOf('undo'),
      loginUrl: this.urlOf('login'),
      forgotUrl: this.urlOf('forgot'),
    };
  }

  async #load(): Promise<FormActions> {
    const { UndoChangeActions } = await loadPart(() => import('./undo-change-actions.js'));
    return new UndoChangeActions(this);
  }
}
