import { ContactActions } from '../../base/contact-actions.js';
import { stageChoice } from '../../forms/contact-draft.js';
import type { NotificationsFormState, NotificationsWords } from '../../forms/notifications-form.js';

/** What `<portico-notifications>` does once it is touched. */
export class NotificationsActions extends ContactActions<NotificationsFormState, NotificationsWords> {
  act(action: string): void {
    this.actOnDraft(action);
  }

  protected shows(field: string): boolean {
    return field.startsWith('notifications.');
  }

  chosen(choice: string, on: boolean): void {
    const { settings, draft } = this.store;
    if (!settings) return;
    this.form.set({ said: '', alert: null });
    this.store.stage(stageChoice(settings, draft, choice, on));
  }
}
