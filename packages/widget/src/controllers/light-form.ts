import { type CSSResult, type LitElement, nothing, render, type ReactiveController } from 'lit';
import type { FormState } from '../forms/form-state.js';
import type { Catalogue } from '../i18n/catalogue.js';
import { adoptSheet } from '../styles/adopt-sheet.js';
import { formSheet } from '../styles/form-sheet.js';
import type { FormActions, FormBehaviour } from './form-behaviour.js';
import type { LanguageController } from './language-controller.js';
import type { PageController } from './page-controller.js';
import { printedAttribute } from './printed-attribute.js';

/** What an element says about its form. */
export interface LightFormOptions<State extends FormState, Words extends object> {
  template: (state: State, words: Words) => unknown;
  initial: State;
  language: LanguageController<Words>;
  /** Style sheets besides that of every form. */
  sheets?: CSSResult[];
  /** Loads what is this form's own of what happens after the first touch. */
  load: () => Promise<FormActions>;
  /** Goes back to the step that the form was left at, once it is in the page. */
  resume?: (form: LightForm<State, Words>) => void;
}

/** An element with a form, and what the page around it says. */
export type FormHost = LitElement & { readonly page: Pick<PageController, 'pending'> };

/** Milliseconds that a form waits for the provider around it, once it is touched. */
const patience = 15_000;

/** The forms on the page: no two of them share their ids. */
const shown = new Set<LightForm<FormState, object>>();

const events = ['submit', 'click', 'input', 'focusin', 'keyup'] as const;

/**
 * Keeps one real form in the light DOM of its element, where password managers and everything else on the page can
 * see it. It only draws the form; what the form does is loaded on the first touch or when the browser is idle, and
 * nothing that happens before is lost: it is handed over.
 */
export class LightForm<State extends FormState, Words extends object> implements ReactiveController {
  state: State;
  /** What is shown in place of the form, while there is something. */
  cover: ((state: State, words: Words) => unknown) | undefined;
  readonly host: FormHost;
  readonly language: LanguageController<Words>;
  readonly #options: LightFormOptions<State, Words>;
  #behaviour: Promise<FormBehaviour<State, Words>> | undefined;
  /** A printed form is left as it is until it is adopted, and for good if it is of another version. */
  #drawn = true;
  #due: (() => void)[] = [];
  readonly #notice = document.createElement('p');

  constructor(host: FormHost, options: LightFormOptions<State, Words>) {
    this.host = host;
    this.language = options.language;
    this.#options = options;
    this.state = { ...options.initial, scripted: true };
    host.addController(this);
    for (const type of events) {
      host.addEventListener(type, (event) => {
        if (this.#drawn) this.#handOver(event);
      });
    }
  }

  /** The form in the light DOM, if one is shown. */
  get element(): HTMLFormElement | null {
    return this.host.querySelector('form[slot=form]');
  }

  /** Whether the server printed this form: what it was printed with then counts, not what the page would say. */
  get isPrinted(): boolean {
    return this.host.hasAttribute(printedAttribute);
  }

  get template(): (state: State, words: Words) => unknown {
    return this.#options.template;
  }

  /** Changes the state and shows it. */
  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.host.requestUpdate();
  }

  /** Runs once the next render is on the page. */
  afterRender(work: () => void): void {
    this.#due.push(work);
    this.host.requestUpdate();
  }

  /** Draws from now on, over a printed form that was adopted. */
  takeOver(state: State): void {
    this.#drawn = true;
    this.set({ ...state, scripted: true });
  }

  /** Begins anew: at once, nothing of the form that was shown stays in the page. */
  reset(): void {
    this.host.removeAttribute(printedAttribute);
    // What another version printed is not ours to draw into.
    this.element?.remove();
    render(nothing, this.host);
    this.takeOver({ ...this.#options.initial, id: this.state.id });
  }

  /**
   * Says above the form that the server could not be reached, by what is here already: what would say it better could
   * not be loaded. `sayUnreachable(false)` takes it back.
   */
  sayUnreachable(isAway = true): void {
    const notice = this.#notice;
    notice.remove();
    if (!isAway) return;
    // Put in together with its words, it is read out.
    notice.role = 'alert';
    notice.style.color = 'var(--_danger)';
    notice.textContent = (this.language.words as Pick<Catalogue, 'form'> | undefined)?.form.unreachable ?? '';
    this.element?.prepend(notice);
    notice.scrollIntoView({ block: 'nearest' });
  }

  /** Everything that happens after the first touch. */
  wake(): Promise<FormBehaviour<State, Words>> {
    this.#behaviour ??= Promise.all([import('./form-behaviour.js'), this.#load()]).then(
      ([{ FormBehaviour: Behaviour }, actions]) => {
        const behaviour = new Behaviour<State, Words>(actions);
        if (!this.host.isConnected) {
          this.#behaviour = undefined;
          throw new Error();
        }
        behaviour.attach(this);
        return behaviour;
      },
      (error: unknown) => {
        // Offline, or out of the page meanwhile: the next touch tries again.
        this.#behaviour = undefined;
        throw error;
      },
    );
    return this.#behaviour;
  }

  /** Nothing is sent to a server that the page did not name, because the provider's script comes late, or never. */
  async #load(): Promise<FormActions> {
    const { page } = this.host;
    // One that moved meanwhile may wait again.
    while (page.pending) await Promise.race([page.pending, new Promise((_, giveUp) => setTimeout(giveUp, patience))]);
    return this.#options.load();
  }

  hostConnected(): void {
    this.#claimId();
    for (const sheet of [formSheet, ...(this.#options.sheets ?? [])]) adoptSheet(this.host.getRootNode(), sheet);
    // A page that was copied or put back as HTML brings the form that was drawn there, and nobody knows that one.
    if (!this.isPrinted && !this.host.hasUpdated) this.host.querySelector(':scope>[slot=form]')?.remove();
    this.#options.resume?.(this);
    if (!this.isPrinted || this.#behaviour)
      // Out of the page again it would not know its provider; whoever puts it back comes by here.
      whenIdle(() => void (this.host.isConnected && this.wake().catch(() => undefined)));
    else {
      this.#drawn = false;
      import('./adopt-printed.js').then(
        ({ adoptPrinted }) => adoptPrinted(this),
        () => undefined,
      );
    }
  }

  hostDisconnected(): void {
    shown.delete(this as unknown as LightForm<FormState, object>);
  }

  hostUpdated(): void {
    const { words } = this.language;
    if (!this.#drawn || !words) return;
    render((this.cover ?? this.template)(this.state, words), this.host);
    // Our own messages replace the browser's; without script the browser's are what there is.
    if (this.element) this.element.noValidate = true;
    for (const work of this.#due.splice(0)) work();
  }

  /** The first form of a kind keeps its plain ids; further ones get a number. A printed one stays what it was printed as. */
  #claimId(): void {
    const { id: plain } = this.#options.initial;
    const isTaken = (id: string): boolean => [...shown].some(({ state }) => state.id === id);
    let { id } = this.state;
    for (let number = 2; !this.isPrinted && isTaken(id); number++) id = `${plain}-${number}`;
    this.state = { ...this.state, id };
    shown.add(this as unknown as LightForm<FormState, object>);
  }

  #handOver(event: Event): void {
    const { type, ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    // Inside a shadow root of the page the event forgets its target as soon as it was heard.
    const target = event.target as HTMLElement;
    // A form of the page's own, in a slot, is sent by the browser.
    if (type === 'submit' && target !== this.element) return;
    const control = type === 'click' && target.closest<HTMLElement>('[data-pt-action],[data-pt-to]');
    const url = control && control.dataset['ptTo'] && control.getAttribute('href');
    // What opens in another tab or window is the browser's.
    if (url && (ctrlKey || metaKey || shiftKey)) return;
    const isAct = type === 'submit' || control;
    if (isAct) {
      event.preventDefault();
      this.sayUnreachable(false);
    }
    this.wake().then(
      (behaviour) => {
        behaviour.handle(event, target);
      },
      () => {
        if (!this.host.isConnected) return;
        if (url) location.assign(url);
        else if (isAct) this.sayUnreachable();
      },
    );
  }
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 200);
}
