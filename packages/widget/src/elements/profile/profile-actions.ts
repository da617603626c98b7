import type { Profile } from '@portico/contract';
import { LeaveQuestion } from '../../controllers/leave-question.js';
import { AccountActions } from '../../base/account-actions.js';
import { PorticoError } from '../../client/portico-error.js';
import { textOf } from '../../controllers/form-data.js';
import type { ProfileFormState, ProfileWords } from '../../forms/profile-form.js';
import { differingFields, type ProfileTexts, readProfile, rebaseProfile } from '../../forms/profile-texts.js';

/** What `<portico-profile>` does once it is touched. */
export class ProfileActions extends AccountActions<ProfileFormState, ProfileWords> {
  /** What a printed form begins with beside what is saved was typed over that very version. */
  #former: Profile | null = this.form.state.profile;

  readonly #leaving = new LeaveQuestion(this.host);

  override attached(): void {
    super.attached();
    this.form.afterRender(this.#weigh);
    this.load();
  }

  async submit(data: FormData, signal: AbortSignal): Promise<void> {
    const typed = readProfile((name) => textOf(data, name));
    const save = (): Promise<Profile> => {
      const version = this.form.state.profile?.version ?? 0;
      return this.client.call('saveProfile', { version, ...typed }, { signal });
    };
    try {
      const saved = await this.ask(save);
      if (saved) this.#tellSaved(saved, typed);
    } catch (error) {
      // Both sides are shown instead of a message.
      if (!(error instanceof PorticoError) || error.code !== 'version_stale') throw error;
      this.failed(error);
      await this.#meet(typed);
    }
  }

  async act(action: string): Promise<void> {
    if (action === 'load') this.load();
    if (action !== 'revert') return;
    this.#showFields({ typed: null, conflict: false, alert: null, errors: {} });
    this.form.afterRender(() => {
      this.host.querySelector<HTMLElement>('[name=name]')?.focus();
    });
  }

  /** What was saved before is no longer what is shown. */
  typed(): void {
    if (this.form.state.said) this.form.set({ said: '' });
    this.#weigh();
  }

  protected override forget(): void {
    super.forget();
    this.#leaving.isAsked = false;
  }

  /** What is typed and not saved is not left without a question. */
  readonly #weigh = (): void => {
    const { element, state } = this.form;
    this.#leaving.isAsked =
      element !== null && state.profile !== null && differingFields(this.#read(element), state.profile).length > 0;
  };

  protected load(): void {
    if (!this.form.state.profile) void this.#load();
  }

  async #load(): Promise<void> {
    this.form.set({ alert: null });
    try {
      const profile = await this.ask(() => this.client.call('getProfile', {}));
      if (profile) this.#know(profile, {});
    } catch (error) {
      await (await this.form.wake()).fail(error);
    }
  }

  /** Fetches what was saved elsewhere, and puts what was typed here on top of it. */
  async #meet(typed: ProfileTexts): Promise<void> {
    const now = await this.ask(() => this.client.call('getProfile', {}));
    if (!now) return;
    const mine = this.#former ? rebaseProfile(typed, this.#former, now) : typed;
    const isConflict = differingFields(mine, now).length > 0;
    this.#know(now, isConflict ? { typed: mine, conflict: true, said: '' } : { typed: null, said: 'saved' });
    this.form.afterRender(() => {
      this.host.querySelector<HTMLElement>('[data-pt-panel]')?.focus();
    });
  }

  #tellSaved(saved: Profile, sent: ProfileTexts): void {
    this.host.fire('portico-profile-saved', null);
    // The name is part of who is signed in.
    this.client.announceChange().catch(() => undefined);
    const isAsSent = this.form.element && differingFields(this.#read(this.form.element), sent).length === 0;
    this.form.set({ said: 'saved', conflict: false, typed: null, alert: null, errors: {} });
    if (isAsSent) this.#know(saved, {});
    else {
      this.form.set({ profile: (this.#former = saved) });
      this.form.afterRender(this.#weigh);
    }
    this.say(this.form.language.words?.profile.saved);
  }

  #know(profile: Profile, change: Partial<ProfileFormState>): void {
    this.#former = profile;
    this.#showFields({ ...change, profile });
  }

  /** Shows the state in every field, also in those that were typed into. */
  #showFields(change: Partial<ProfileFormState>): void {
    this.form.set(change);
    this.form.afterRender(() => {
      this.form.element?.reset();
      this.#weigh();
    });
  }

  #read(form: HTMLFormElement): ProfileTexts {
    const data = new FormData(form);
    return readProfile((name) => textOf(data, name));
  }
}
