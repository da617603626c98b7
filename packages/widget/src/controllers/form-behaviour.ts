import { loadPart } from '../client/load-part.js';
import { toPorticoError } from '../client/portico-error.js';
import { rememberAddress } from '../client/typed-address.js';
import type { FormState } from '../parts/form-state.js';
import { formLater } from '../i18n/en/form-later.js';
import { adoptSheet } from '../styles/adopt-sheet.js';
import { lateSheet } from '../styles/late-sheet.js';
import type { FormActions } from './form-actions.js';
import type { FormFailure } from './form-failure.js';
import { LanguageWatcher } from './language-watcher.js';
import type { AwakeForm, ShownForm } from './shown-form.js';

/**
 * Everything a form does once it is touched: check, send once. Loaded apart from the form, which
 * is usable before it; showing failures is loaded again apart from this.
 */
export class FormBehaviour<State extends FormState, Words extends object> implements AwakeForm {
  readonly #actions: FormActions;
  #form!: ShownForm<State, Words>;
  #failure: Promise<FormFailure> | undefined;
  #abort: AbortController | undefined;
  /** What is under way: a second press of the same button is none. */
  readonly #acting = new Set<string>();

  constructor(actions: FormActions) {
    this.#actions = actions;
  }

  /** Takes a form over. */
  attach(form: ShownForm<State, Words>): void {
    this.#form = form;
    form.language.add({ formLater, ...this.#actions.words });
    adoptSheet(form.host.getRootNode(), lateSheet);
    new LanguageWatcher(form.host);
    this.#actions.attached?.();
    form.host.addController(this.#actions);
    form.host.addController({
      hostDisconnected: () => {
        this.#abortIfGone();
      },
    });
  }

  /** What the form's element was told by the page, and where that happened: the event itself may not know any more. */
  handle(event: Event, target: HTMLElement): void {
    if (event.type === 'submit') this.#handleSubmit(target);
    else if (event.type === 'click') this.#handleClick(event as MouseEvent, target);
    else if (event.type === 'input') this.#handleInput(target as HTMLInputElement);
    else if (event.type === 'keyup') this.#handleKey(event, target);
  }

  /** Loads what the state needs to be drawn. */
  async prepare(): Promise<void> {
    await this.#actions.prepare?.();
  }

  /** Runs a call of the form: one at a time, busy meanwhile, failures shown. */
  async run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#change({ busy: true });
    try {
      await work(signal);
      this.#change({ busy: false });
    } catch (error) {
      if (signal.aborted) this.#change({ busy: false });
      else await this.fail(error);
    }
  }

  /** Ends what is under way; nothing is said of it. */
  stop(): void {
    this.#abort?.abort();
  }

  /** Shows an error as if a submit had met it. */
  async fail(error: unknown): Promise<void> {
    const failure = toPorticoError(error);
    this.#actions.failed?.(failure);
    await this.#explain((shown) => {
      shown.show(failure);
    });
  }

  #handleSubmit(target: Element): void {
    const { element, state } = this.#form;
    if (!element || target !== element || state.busy || state.secondsLeft > 0) return;
    // A password sent from a text field would be kept in the browser's form history.
    for (const input of element.querySelectorAll<HTMLInputElement>('[autocomplete$=password]')) input.type = 'password';
    this.#change({ passwordShown: false });
    const data = new FormData(element);
    const wrong = this.#actions.check?.(data) ?? {};
    if (Object.keys(wrong).length > 0) {
      void this.#explain((shown) => {
        shown.showFields(wrong, {});
      });
    } else void this.run((signal) => this.#submit(element, data, signal));
  }

  /** A printed form whose script fails has its plain way left: it is sent as if there were no script. */
  async #submit(element: HTMLFormElement, data: FormData, signal: AbortSignal): Promise<void> {
    try {
      await this.#actions.submit(data, signal);
    } catch (error) {
      if (signal.aborted || !this.#form.state.formToken || toPorticoError(error).code !== 'script_failed') throw error;
      element.submit();
    }
  }

  #handleClick({ detail }: MouseEvent, target: Element): void {
    const control = target.closest<HTMLElement>('[data-pt-action],[data-pt-to]');
    const { ptAction: action, ptTo: to } = control?.dataset ?? {};
    // By the second half of a double click another row may have come under the pointer.
    if (detail > 1 && control?.closest('[data-pt-row]')) return;
    if (to) {
      const url = control?.getAttribute('href') ?? '';
      void this.#actions.navigate?.(to, url);
    } else if (action === 'toggle-password') this.#change({ passwordShown: !this.#form.state.passwordShown });
    else if (action && !this.#form.state.busy && control?.getAttribute('aria-disabled') !== 'true')
      void this.#act(action);
  }

  async #act(action: string): Promise<void> {
    if (this.#acting.has(action)) return;
    this.#acting.add(action);
    try {
      await this.#actions.act?.(action);
    } catch (error) {
      await this.fail(error);
    } finally {
      this.#acting.delete(action);
    }
  }

  /** A field that is being mended is no longer wrong. */
  #handleInput({ name, value, checked, dataset }: HTMLInputElement): void {
    // The same or the next screen has it after a reload.
    if (name === 'email' && value.includes('@')) rememberAddress(value);
    if (name in this.#form.state.errors) {
      const { [name]: _, ...rest } = this.#form.state.errors;
      this.#change({ errors: rest });
    }
    if (dataset['ptChoice']) this.#actions.chosen?.(dataset['ptChoice'], checked);
    this.#actions.typed?.();
  }

  /** Programs that fill in forms send a keyup that is no real one: it knows of no key. */
  #handleKey(event: Partial<KeyboardEvent>, target: Element): void {
    if (event.key === 'Escape' && this.#form.state.busy) this.#abort?.abort();
    const isPassword = target instanceof HTMLInputElement && target.autocomplete.endsWith('password');
    const capsLock = isPassword && !!event.getModifierState?.('CapsLock');
    if (capsLock !== this.#form.state.capsLock) this.#change({ capsLock });
  }

  /** Everything about showing failures, loaded with the first one. A load that fails is tried again by the next one. */
  loadFailure(): Promise<FormFailure> {
    this.#failure ??= Promise.all([loadPart(() => import('./form-failure.js')), this.#actions.loadFailure?.()]).then(
      ([{ FormFailure: Failure }]) => new Failure(this.#form as unknown as ShownForm<FormState, object>),
      (error: unknown) => {
        this.#failure = undefined;
        throw error;
      },
    );
    return this.#failure;
  }

  /** Shows a failure; what cannot be shown, because that cannot be loaded either, must not hold the form. */
  async #explain(show: (shown: FormFailure) => void): Promise<void> {
    try {
      show(await this.loadFailure());
      this.#form.unsayFailure();
    } catch (failure) {
      this.#change({ busy: false });
      this.#form.sayFailure(failure, () => void this.#explain(show));
    }
  }

  #abortIfGone(): void {
    // An element that is only moved is connected again before this runs.
    queueMicrotask(() => {
      if (!this.#form.host.isConnected) this.#abort?.abort();
    });
  }

  #change(change: Partial<FormState>): void {
    this.#form.set(change as Partial<State>);
  }
}
