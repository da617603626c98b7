import { hideToken } from '../controllers/hide-token.js';
import { keepStep, keptStep } from '../controllers/kept-step.js';
import type { FormState } from '../parts/form-state.js';
import { ElementActions } from './element-actions.js';

/** A form that is about a mailed link. */
interface LinkState extends FormState {
  view: string;
  token: string;
}

/**
 * What the pages of mailed links do alike: the token goes out of the address bar and is kept beside it, until it is used,
 * so that a reload comes back to it; so does what came of it.
 */
export abstract class LinkActions<State extends LinkState, Words extends object> extends ElementActions<State, Words> {
  attached(): void {
    hideToken();
    const { id, token } = this.form.state;
    const { base } = this.client;
    const left = keptStep(id);
    if (token) keepStep(id, { base, secret: token });
    else if (left?.base === base) {
      // A printed form is first adopted as it was printed.
      if (this.form.isPrinted) {
        this.form.afterRender(() => {
          this.#resume(left.secret, left.shown);
        });
      } else this.#resume(left.secret, left.shown);
      return;
    }
    if (!this.form.isPrinted) this.inspect();
  }

  /** Asks what the link is good for, before its button is pressed. */
  protected abstract inspect(): void;

  /** What the form shows of a link that nobody has looked at yet. */
  protected abstract readonly unseen: Partial<State>;

  /** Shows what came of the link, also after a reload. */
  protected arrive(shown: Partial<State>): void {
    this.keep(shown);
    this.show(shown);
  }

  /** What a reload shows from now on, instead of the link. */
  protected keep(shown: Partial<State>): void {
    keepStep(this.form.state.id, { base: this.client.base, shown });
  }

  #resume(token: string | undefined, shown: object | undefined): void {
    this.form.set({ ...(token ? { ...this.unseen, token } : {}), ...shown } as Partial<State>);
    if (token) this.inspect();
  }
}
