import type { Activity, OwnSession, SessionList } from '@portico/contract';
import { AccountActions } from '../../base/account-actions.js';
import { focusHeading } from '../../controllers/form-focus.js';
import { device } from '../../forms/device.js';
import { otherSessions, saidSentence, type SessionsFormState, type SessionsWords } from '../../forms/sessions-state.js';

/** What `<portico-sessions>` does once it is touched. */
export class SessionsActions extends AccountActions<SessionsFormState, SessionsWords> {
  override attached(): void {
    super.attached();
    // The event of a dialog does not bubble; Escape closes it, too.
    this.host.addEventListener('close', () => this.form.set({ asking: false }), true);
    const reload = (): void => void this.#load();
    const follow = (): void => {
      // A new password ends every other session.
      document.addEventListener('portico-password-changed', reload);
    };
    follow();
    this.host.addController({
      hostConnected: follow,
      hostDisconnected: () => {
        document.removeEventListener('portico-password-changed', reload);
      },
    });
    this.load();
  }

  /** Every button of this form does something of its own. */
  submit(): Promise<void> {
    return Promise.resolve();
  }

  async act(action: string): Promise<void> {
    const { sessions, ending } = this.form.state;
    if (ending) return;
    if (action === 'load') await this.#load();
    else if (action === 'ask') this.#confirm();
    else if (action === 'cancel') this.#dialog?.close();
    else if (action === 'end-others') await this.#endOthers();
    else {
      const session = sessions?.find(({ id }) => action === `end:${id}`);
      if (session) await this.#end(session);
    }
  }

  #confirm(): void {
    this.form.set({ asking: true, alert: null, said: null });
    this.form.afterRender(() => {
      this.#dialog?.showModal();
      this.#dialog?.querySelector<HTMLElement>('[data-pt-action=cancel]')?.focus();
    });
  }

  async #end(session: OwnSession): Promise<void> {
    const { id } = session;
    const at = otherSessions(this.form.state).indexOf(session);
    const isEnded = await this.#run(id, (signal) => this.client.call('endSession', { id }, { signal }));
    const words = this.form.language.words;
    if (!isEnded || !words) return;
    this.#tell({ device: device(session, words) }, 1);
    this.form.afterRender(() => {
      // The next row stands where the one was that went (WCAG 2.2, 2.4.3).
      const buttons = this.host.querySelectorAll<HTMLElement>('[data-pt-action^="end:"]');
      const next = buttons[Math.min(at, buttons.length - 1)];
      if (next) next.focus();
      else focusHeading(this.host);
    });
  }

  async #endOthers(): Promise<void> {
    const before = otherSessions(this.form.state).length;
    // Whatever comes next, a failure or the question who this is, must not stand behind this question.
    this.#dialog?.close();
    const isEnded = await this.#run('others', (signal) => this.client.call('endOtherSessions', {}, { signal }));
    if (!isEnded) return;
    const count = before - otherSessions(this.form.state).length;
    this.#tell({ count }, count);
    this.form.afterRender(() => {
      focusHeading(this.host);
    });
  }

  /** Ends something, once; true when it is done and what is left is shown. */
  async #run(ending: string, work: (signal: AbortSignal) => Promise<SessionList>): Promise<boolean> {
    let isDone = false;
    this.form.set({ ending, alert: null, said: null });
    const behaviour = await this.form.wake();
    await behaviour.run(async (signal) => {
      const left = await this.ask(() => work(signal));
      if (left) this.form.set(left);
      isDone = left !== undefined;
    });
    this.form.set({ ending: '' });
    return isDone;
  }

  #tell(said: NonNullable<SessionsFormState['said']>, count: number): void {
    this.host.fire('portico-session-ended', { count });
    this.form.set({ said });
    const { words } = this.form.language;
    this.say(words && saidSentence(this.form.state, words));
    // What was just done is part of it.
    void this.ask(() => this.#loadActivity()).then((activity) => {
      if (activity) this.#know(activity);
    });
  }

  protected load(): void {
    if (!this.form.state.sessions) void this.#load();
  }

  async #load(): Promise<void> {
    this.form.set({ alert: null, said: null });
    try {
      const found = await this.ask(async () => {
        const list = await this.client.call('listSessions', {});
        return { list, activity: await this.#loadActivity() };
      });
      if (!found) return;
      this.#know(found.activity);
      this.form.set(found.list);
    } catch (error) {
      await (await this.form.wake()).fail(error);
    }
  }

  /** Without it the sessions can still be ended. */
  async #loadActivity(): Promise<Activity | null> {
    if (!this.form.state.activityShown) return null;
    return this.client.call('listActivity', {}).catch(() => null);
  }

  #know(found: Activity | null): void {
    this.form.set(found ? { activity: found.entries, now: found.now } : { activity: null });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.host.querySelector('dialog');
  }
}
