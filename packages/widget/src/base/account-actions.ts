import type { Session } from '@portico/contract';
import type { KnownSession } from '../client/core-client.js';
import { TypedFields } from '../controllers/typed-fields.js';
import { resumeProof, withProof } from '../controllers/with-proof.js';
import { signedOut } from '../forms/signed-out.js';
import type { FormState } from '../parts/form-state.js';
import { account } from '../i18n/en/account.js';
import type { Catalogue } from '../i18n/catalogue.js';
import { announce } from '../parts/announce.js';
import { ElementActions } from './element-actions.js';
import { concernsPortal } from './concerns-portal.js';

/**
 * What the forms over somebody's own account do alike. A visitor is shown the way to log in instead. Nothing of somebody
 * who logged out, or gave way to another person, stays in the page; what was staged when a session just ended is there
 * again once the same person is.
 */
export abstract class AccountActions<State extends FormState, Words extends object> extends ElementActions<
  State,
  Words
> {
  readonly words = { account };
  /** Id of the person whose account it is. */
  #owner = '';
  /** Counts the people, so that an answer for one is never shown to the next. */
  #era = 0;
  /** What was typed, also while the way to log in stands in its place. */
  readonly #typed = new TypedFields<State, Words>(this.form, () =>
    this.#owner ? { base: this.client.base, owner: this.#owner } : undefined,
  );
  #stop: (() => void) | undefined;
  /** Whether a question was looked for that the page was left with. */
  #isResumed = false;

  attached(): void {
    this.#follow();
    this.host.addController({
      hostConnected: () => {
        this.#follow();
      },
      hostDisconnected: () => {
        this.#stop?.();
      },
    });
  }

  protected override moved(): void {
    this.#owner = '';
    this.form.cover = undefined;
    this.forget();
    this.#follow();
    this.load();
  }

  #follow(): void {
    this.#stop?.();
    const stop = this.client.onSessionChange(this.#learn);
    document.addEventListener('portico-logged-out', this.#leave);
    this.#stop = () => {
      stop();
      document.removeEventListener('portico-logged-out', this.#leave);
    };
    this.#learn(this.client.session);
    this.client.knowSession().catch(() => undefined);
  }

  /** Fetches what the form shows, unless it is there. */
  protected abstract load(): void;

  /** Says something to assistive technology, in the language of the form. */
  protected say(text = ''): void {
    announce(text, this.form.language.language);
  }

  /** Begins anew, for another person. */
  protected forget(): void {
    this.#era++;
    this.#typed.forget();
    void this.form.wake().then((behaviour) => {
      behaviour.stop();
    });
    this.form.reset();
  }

  /** A question was answered that the page was left with: what it had interrupted may go on. */
  protected proven?(): void;

  /** Whose account it is, each time that is known anew: a primary address may have become another one. */
  protected knew?(session: Session): void;

  /**
   * What is asked of the account; undefined when they would rather not log in, or somebody else has by now. `email` is
   * the primary address, where it is known.
   */
  protected async ask<T>(work: () => Promise<T>, email = ''): Promise<T | undefined> {
    const era = this.#era;
    const found = await withProof(this.host, this.client, email, work);
    return era === this.#era ? found : undefined;
  }

  readonly #learn = (session: KnownSession): void => {
    if (session === undefined) return;
    const { form } = this;
    const isCovered = form.cover !== undefined;
    if (!session && !isCovered && this.#owner) this.#typed.take();
    form.cover = session
      ? undefined
      : (_state, words) => signedOut(this.host.urlOf('login'), (words as Pick<Catalogue, 'account'>).account);
    this.host.requestUpdate();
    if (!this.#isResumed) void this.#resume();
    if (!session) return;
    const isOther = this.#owner !== '' && this.#owner !== session.user.id;
    if (isOther) this.forget();
    this.#owner = session.user.id;
    this.knew?.(session);
    if (isOther || isCovered) this.load();
    this.#typed.resume();
  };

  async #resume(): Promise<void> {
    this.#isResumed = true;
    const era = this.#era;
    // What it needs may not come: then it is asked when something is saved again.
    const isProven = await resumeProof(this.host, this.client).catch(() => false);
    if (isProven && era === this.#era) this.proven?.();
  }

  readonly #leave = (event: Event): void => {
    if (!concernsPortal(event, this.host.page.base)) return;
    this.forget();
    // A page may say so by itself: then the server is asked.
    if (!this.client.session) return;
    this.client.refreshSession().then(
      (session) => {
        if (session) this.load();
      },
      () => undefined,
    );
  };
}
