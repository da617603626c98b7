import type { SignedIn } from '@portico/contract';
import { clientFor } from '../client/client-registry.js';
import type { CoreClient } from '../client/core-client.js';
import { loadPart } from '../client/load-part.js';
import type { PorticoError } from '../client/portico-error.js';
import { forgetAddress, recallAddress, rememberAddress } from '../client/typed-address.js';
import type { Screen } from '../context/page-context.js';
import type { FormActions } from '../controllers/form-actions.js';
import { focusHeading } from '../controllers/form-focus.js';
import type { LightForm } from '../controllers/light-form.js';
import type { FormState } from '../parts/form-state.js';
import { errorDetail } from './events.js';
import type { FormElement } from './form-element.js';

/** What the forms of all elements do alike. */
export abstract class ElementActions<State extends FormState, Words extends object> implements FormActions {
  protected readonly host: FormElement<State, Words>;
  protected readonly form: LightForm<State, Words>;
  /** The client that was met last. */
  #met: CoreClient;

  constructor(host: FormElement<State, Words>) {
    this.host = host;
    this.form = host.form;
    const client = (this.#met = this.client);
    // A submit soon needs it; if it cannot be loaded now, that submit says so.
    client.load().catch(() => undefined);
    if (client.isElsewhere || host.getRootNode() !== document)
      loadPart(() => import('./warn-developers.js')).then(
        ({ warnDevelopers }) => warnDevelopers(host, client),
        () => undefined,
      );
  }

  hostUpdate(): void {
    if (this.#met === this.client) return;
    this.#met = this.client;
    this.moved?.();
  }

  /** The client that the page chose by now. */
  protected get client(): CoreClient {
    const { page } = this.host;
    return page.chosenClient ?? clientFor(page.base);
  }

  /** The page chose another client: what is known of the former one's portal is shown no more. */
  protected moved?(): void;

  abstract submit(data: FormData, signal: AbortSignal): Promise<void>;

  async navigate(to: string, url: string): Promise<void> {
    // Without the way back rather than not at all.
    const way = await loadPart(() => import('./with-return.js'))
      .then(({ withReturn }) => withReturn(this.host, to, url))
      .catch(() => url);
    this.go(to as Screen, way, this.address);
  }

  failed(error: PorticoError): void {
    this.host.fire('portico-error', errorDetail(error));
  }

  /** The field for the address, where the form has one to type in. */
  protected get addressField(): HTMLInputElement | null {
    return this.form.element?.querySelector<HTMLInputElement>('[name=email]:not([type=hidden])') ?? null;
  }

  /** The address that was typed so far. */
  protected get address(): string {
    return this.addressField?.value.trim() ?? '';
  }

  /** Puts the address of the screen before into an empty field, so that nobody types it twice. */
  protected recallAddress(): void {
    const address = recallAddress();
    const field = this.addressField;
    // A field that the browser filled looks empty to scripts until somebody clicks, and what they write undoes it.
    if (address && field?.value === '' && !field.matches(':is(:autofill,:-webkit-autofill)')) field.value = address;
  }

  /** Shows another view of the form and goes to its heading (WCAG 2.2, 2.4.3), unless the focus is elsewhere in the page. */
  protected show(change: Partial<State>, hasFocus = true): void {
    this.form.set({ alert: null, errors: {}, ...change });
    this.form.afterRender(() => {
      if (hasFocus) focusHeading(this.host);
    });
  }

  /** Tells the page that somebody was signed in. To be called before the form goes. */
  protected tellLoggedIn({ session }: SignedIn): void {
    const { id, name, email } = session.user;
    forgetAddress();
    this.host.fire('portico-logged-in', { user: { id, name, email }, method: session.method });
  }

  /** Goes to another screen, unless the page goes there itself. */
  protected go(to: Screen | 'return', url: string, email = ''): void {
    rememberAddress(email);
    if (this.host.fire('portico-navigate', { to, url, email }, true)) location.assign(url);
  }
}
