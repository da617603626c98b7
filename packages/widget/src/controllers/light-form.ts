import { type CSSResult, nothing, render, type ReactiveController } from 'lit';
import type { FormState } from '../parts/form-state.js';
import { loadPart } from '../client/load-part.js';
import type { Catalogue } from '../i18n/catalogue.js';
import { partNotice } from '../parts/part-notice.js';
import { adoptSheet } from '../styles/adopt-sheet.js';
import { formSheet } from '../styles/form-sheet.js';
import type { FormActions } from './form-actions.js';
import type { FormBehaviour } from './form-behaviour.js';
import type { LanguageController } from './language-controller.js';
import { printedAttribute } from './printed-attribute.js';
import type { FormHost, ShownForm } from './shown-form.js';

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

/** The forms on the page: no two of them share their ids. */
const shown = new Set<LightForm<FormState, object>>();

const events = ['submit', 'click', 'input', 'focusin', 'keyup'] as const;

/**
 * Keeps one real form in the light DOM of its element, where password managers and everything else on the page can
 * see it. It only draws the form; what the form does is loaded on the first touch or when the browser is idle, and
 * nothing that happens before is lost: it is handed over.
 */
export class LightForm<State extends FormState, Words extends object>
  implements ShownForm<State, Words>, ReactiveController
{
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
  readonly #notice = document.createElement('div');
  /** How often in a row it could not go on. */
  #failures = 0;

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
   * Says above the form why it cannot go on, by what is here already: what would say it better may be what could not be
   * loaded. `again` is what is tried once more. Beside it no grey bars are shown, which stand for what is on its way.
   */
  sayFailure(failure: unknown, again: () => void): void {
    const { code } = Object(failure) as { code?: string };
    if (!code) console.error('portico:', failure);
    const words = (this.language.words as Pick<Catalogue, 'form'> | undefined)?.form;
    if (!words) return;
    const hadFocus = this.host.matches(':focus-within');
    const isAway = code === 'network_failed';
    const said = isAway ? words.unreachable : words.broken;
    // What a browser remembers as missing, or has of another version, comes only with another page.
    const isHopeless = ++this.#failures > 1 || !isAway;
    render(partNotice(isHopeless ? `${said} ${words.reload}` : said, words, again), this.#notice);
    this.#notice.className = 'pt-notice';
    // Put in together with its words, it is read out.
    this.element?.prepend(this.#notice);
    this.#notice.scrollIntoView({ block: 'nearest' });
    if (hadFocus) this.#notice.querySelector('button')?.focus();
  }

  /** Takes back what `sayFailure` said: it goes on. What an act met stays until that is tried again, not until a key wakes the form. */
  unsayFailure(): void {
    this.#failures = 0;
    this.#notice.remove();
  }

  /** Everything that happens after the first touch. */
  wake(): Promise<FormBehaviour<State, Words>> {
    this.#behaviour ??= Promise.all([loadPart(() => import('./form-behaviour.js')), this.#load()])
      .then(([{ FormBehaviour: Behaviour }, actions]) => {
        const behaviour = new Behaviour<State, Words>(actions);
        if (!this.host.isConnected) throw new Error();
        behaviour.attach(this);
        return behaviour;
      })
      .catch((error: unknown) => {
        // Offline, or out of the page meanwhile: the next touch tries again.
        this.#behaviour = undefined;
        throw error;
      });
    return this.#behaviour;
  }

  /** Nothing is sent to a server that the page did not name, because the provider's script comes late, or never. */
  async #load(): Promise<FormActions> {
    const { page } = this.host;
    // One that moved meanwhile may wait again.
    while (page.pending) await loadPart(() => page.pending ?? Promise.resolve());
    return this.#options.load();
  }

  hostConnected(): void {
    this.#claimId();
    for (const sheet of [formSheet, ...(this.#options.sheets ?? [])]) adoptSheet(this.host.getRootNode(), sheet);
    // One that was only moved is where it was.
    if (!this.host.hasUpdated) {
      // A page that was copied or put back as HTML brings the form that was drawn there, and nobody knows that one.
      if (!this.isPrinted) this.host.querySelector(':scope>[slot=form]')?.remove();
      this.#options.resume?.(this);
    }
    if (!this.isPrinted || this.#behaviour)
      // Out of the page again it would not know its provider; whoever puts it back comes by here.
      whenIdle(this.#begin);
    else {
      this.#drawn = false;
      loadPart(() => import('./adopt-printed.js')).then(
        ({ adoptPrinted }) => adoptPrinted(this),
        () => undefined,
      );
    }
  }

  /** Wakes ahead of the first touch. What shows bars until then has nothing to be touched: it says if it cannot. */
  readonly #begin = (): void => {
    if (!this.host.isConnected) return;
    this.wake().then(
      () => {
        this.unsayFailure();
      },
      (failure: unknown) => {
        if (this.host.isConnected && this.host.querySelector('.pt-skeleton')) this.sayFailure(failure, this.#begin);
      },
    );
  };

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

  #handOver(event: Event, from = event.target): void {
    const { type, ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    // Inside a shadow root of the page the event forgets its target as soon as it was heard.
    const target = from as HTMLElement;
    // A form of the page's own, in a slot, is sent by the browser.
    if (type === 'submit' && target !== this.element) return;
    const control = type === 'click' && target.closest<HTMLElement>('[data-pt-action],[data-pt-to]');
    const url = control && control.dataset['ptTo'] && control.getAttribute('href');
    // What opens in another tab or window is the browser's.
    if (url && (ctrlKey || metaKey || shiftKey)) return;
    const isAct = type === 'submit' || control;
    if (isAct) event.preventDefault();
    this.wake()
      .then((behaviour) => {
        if (isAct) this.unsayFailure();
        behaviour.handle(event, target);
      })
      .catch((failure: unknown) => {
        if (!this.host.isConnected) return;
        if (url) location.assign(url);
        // A printed form has its plain way left, if no other page could do better.
        else if (type === 'submit' && this.state.formToken && !(failure as { code?: string } | undefined)?.code)
          this.element?.submit();
        else if (isAct) {
          this.sayFailure(failure, () => {
            this.#handOver(event, target);
          });
        }
      });
  }
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 200);
}
