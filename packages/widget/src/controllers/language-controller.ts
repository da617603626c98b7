import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadPart } from '../client/load-part.js';
import type { Messages } from '../i18n/catalogues.js';
import type { PageController } from './page-controller.js';

type Host = ReactiveControllerHost & HTMLElement & { messages?: Messages | undefined };

/** Fetched only where another language than English, or words of the host's own, are wanted. */
let catalogues: typeof import('../i18n/catalogues.js') | undefined;

/**
 * The words of one element in its own language: `lang` on it or on the nearest ancestor, across shadow roots, else
 * what the browser prefers. Each element of a page may speak another language.
 */
export class LanguageController<Words extends object> implements ReactiveController {
  readonly #host: Host;
  readonly #page: PageController;
  #english: Partial<Words>;
  /** The words of another language could not be loaded, and English stands in. */
  #isAway = false;
  /** The merged words, and what they were merged from. */
  #merged: { words: Words; from: unknown[] } | undefined;

  /** `english` are the sections that the element shows at first; later ones are added as they are needed. */
  constructor(host: Host, page: PageController, english: Partial<Words>) {
    this.#host = host;
    this.#page = page;
    this.#english = english;
    host.addController(this);
  }

  /** BCP 47 tag of the words. */
  get language(): string {
    const wishes = wishesOf(this.#host);
    return /^en\b/i.test(wishes[0] ?? 'en') ? 'en' : (catalogues?.matchLanguage(wishes) ?? '');
  }

  /** The words, or undefined while they are on their way. */
  get words(): Words | undefined {
    const { language } = this;
    const own = this.#host.messages;
    const { messages } = this.#page.settings;
    if (language === 'en' && !own && !messages) return this.#english as Words;
    if (this.#isAway && !catalogues) return this.#english as Words;
    if (!catalogues || (!this.#isAway && !catalogues.isLoaded(language))) {
      this.ready().then(
        () => {
          this.#host.requestUpdate();
        },
        () => {
          this.#isAway = true;
          this.#host.requestUpdate();
        },
      );
      return undefined;
    }
    const from = [this.#english, language, catalogues.isLoaded(language), own, messages];
    if (!this.#merged || from.some((part, index) => part !== this.#merged?.from[index])) {
      this.#merged = { words: catalogues.mergeWords(this.#english, language, messages, own) as Words, from };
    }
    return this.#merged.words;
  }

  /** Adds English sections that the element needs from now on. Whatever brought them may have what did not come before. */
  add(sections: object): void {
    this.#isAway = false;
    this.#english = { ...this.#english, ...sections };
  }

  /** Resolves once the words are here. @throws PartFailure; English stands in, until more of the form is loaded */
  async ready(): Promise<void> {
    catalogues ??= await loadPart(() => import('../i18n/catalogues.js'));
    await catalogues.loadLanguage(this.language);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }
}

/** The nearest `lang` upwards, through shadow roots, then the browser's own wishes. */
function wishesOf(element: Element): readonly string[] {
  for (let at: Element | null | undefined = element; at;) {
    const found: Element | null = at.closest('[lang]');
    if (found) return [found.getAttribute('lang') ?? ''];
    at = (at.getRootNode() as Partial<ShadowRoot>).host;
  }
  return navigator.languages;
}
