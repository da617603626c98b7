import type { FieldCode } from '@portico/contract';
import { LinkActions } from '../../base/link-actions.js';
import { PorticoError } from '../../client/portico-error.js';
import type { UndoFormState, UndoWords } from '../../forms/undo-form.js';

/** What becomes of a link that does not work: that is shown instead of a message. */
const outcomes: Partial<Record<string, UndoFormState['view']>> = { link_used: 'used', link_dead: 'dead' };

/** What `<portico-undo-change>` does once it is touched. */
export class UndoChangeActions extends LinkActions<UndoFormState, UndoWords> {
  protected readonly unseen = { view: 'loading' } as const;

  protected override moved(): void {
    if (this.form.state.view === 'done') return;
    this.form.set(this.unseen);
    this.inspect();
  }

  /** The box is for whoever presses the button without having read: the server takes a token alone. */
  check(data: FormData): Record<string, FieldCode> {
    return data.has('confirmed') ? {} : { confirmed: 'confirmation_required' };
  }

  async submit(_data: FormData, signal: AbortSignal): Promise<void> {
    const { token } = this.form.state;
    try {
      const { email } = await this.client.call('undoChange', { token }, { signal });
      this.host.fire('portico-change-undone', { email });
      this.arrive({ view: 'done', primary: email });
      // Somebody of that account may be signed in here, too.
      this.client.announceChange().catch(() => undefined);
    } catch (error) {
      const view = error instanceof PorticoError ? outcomes[error.code] : undefined;
      if (!(error instanceof PorticoError) || !view) throw error;
      this.failed(error);
      this.arrive({ view });
    }
  }

  protected override get address(): string {
    return this.form.state.primary;
  }

  /** What the link would do, before its button is pressed. */
  protected inspect(): void {
    if (this.form.state.token) void this.#inspect();
    else this.form.set({ view: 'missing' });
  }

  async #inspect(): Promise<void> {
    const { token } = this.form.state;
    const { client } = this;
    const link = await client.call('inspectUndo', { token }).catch(() => undefined);
    // Whoever pressed the button meanwhile has a newer answer, and another client another one.
    if (this.form.state.view !== 'loading' || client !== this.client) return;
    if (link?.state === 'live') {
      const { at, restored, dropped, primary } = link;
      this.form.set({ view: 'confirm', age: Math.max(0, Date.now() - at), restored, dropped, primary });
    } else if (link) this.form.set({ view: link.state });
  }
}
