import type { FieldCode } from '@portico/contract';
import { ElementActions } from '../../base/element-actions.js';
import type { FormElement } from '../../base/form-element.js';
import { requiredFields } from '../../base/required-fields.js';
import { PorticoError } from '../../client/portico-error.js';
import { CountdownController } from '../../controllers/countdown-controller.js';
import { textOf } from '../../controllers/form-data.js';
import { secondsUntil } from '../../controllers/mail-watch.js';
import type { ProofNeed } from '../../controllers/with-proof.js';
import type { ReauthenticateState, ReauthenticateWords } from '../../forms/reauthenticate-form.js';
import { announce } from '../../parts/announce.js';

/** The element that asks. */
type Asker = FormElement<ReauthenticateState, ReauthenticateWords> & {
  /** Closes the question with an answer. */
  settle: (isProven: boolean) => void;
};

/** What `<portico-reauthenticate>` does once it asks. */
export class ReauthenticateActions extends ElementActions<ReauthenticateState, ReauthenticateWords> {
  readonly #asker: Asker;
  #need: ProofNeed | undefined;
  readonly #countdown = new CountdownController(this.host, (resendIn) => {
    this.form.set({ resendIn });
  });

  constructor(asker: Asker) {
    super(asker);
    this.#asker = asker;
  }

  /** A question begins: with a code, by mailing it, unless that was done before the page was loaded anew. */
  begin(need: ProofNeed): void {
    if (!this.form.state.open || need.method !== 'code') return;
    this.#need = need;
    if (need.resendAt) this.#countdown.start(secondsUntil(need.resendAt));
    else void this.#mailFirst();
  }

  /** What was asked for one portal is no question of another. */
  protected override moved(): void {
    this.#asker.settle(false);
  }

  check(data: FormData): Record<string, FieldCode> {
    return requiredFields(data, [this.form.state.method === 'code' ? 'code' : 'password']);
  }

  async submit(data: FormData, signal: AbortSignal): Promise<void> {
    const { method, email } = this.form.state;
    if (method === 'login') {
      const input = { email, password: textOf(data, 'password') };
      const answer = await this.client.call('login', input, { signal }).catch(refuseAtPassword);
      // Something more than the password is wanted, which is asked for on the page for it.
      if (answer.next !== 'done') throw new PorticoError('contract_unsupported');
    } else {
      const proof = method === 'code' ? { code: textOf(data, 'code') } : { password: textOf(data, 'password') };
      await this.client.call('reauthenticate', proof, { signal });
    }
    // Whoever closed the question meanwhile is not asked any more.
    if (!this.form.state.open) return;
    this.host.fire('portico-reauthenticated', null);
    this.#asker.settle(true);
  }

  /** Whoever forgot their password need not type the address, too. */
  protected override get address(): string {
    return this.form.state.email;
  }

  async act(action: string): Promise<void> {
    if (action === 'cancel') this.#asker.settle(false);
    else if (this.form.state.resendIn === 0) {
      await this.#mail();
      announce(this.form.language.words?.reauthenticate.sentAgain ?? '', this.form.language.language);
    }
  }

  async #mailFirst(): Promise<void> {
    try {
      await this.#mail();
    } catch (error) {
      await (await this.form.wake()).fail(error);
    }
  }

  async #mail(): Promise<void> {
    const { resendAt } = await this.client.call('requestReauthentication', {});
    this.#countdown.start(secondsUntil(resendAt));
    this.#need?.mailed?.(resendAt);
  }
}

/** The address is not asked for here, so that it can only be the password. @throws what it is given */
function refuseAtPassword(error: unknown): never {
  if (!(error instanceof PorticoError) || error.code !== 'credentials_wrong') throw error;
  const { code, status, params } = error;
  throw new PorticoError(code, { status, params, fields: { password: 'password_wrong' }, cause: error });
}
