import { ContextProvider } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { concernsPortal } from '../../base/concerns-portal.js';
import { navigate } from '../../base/navigate.js';
import { PorticoElement } from '../../base/portico-element.js';
import { property } from '../../base/property.js';
import { sessionWithWarnings } from '../../base/session-with-warnings.js';
import { contactContext } from '../../controllers/contact-context.js';
import { ContactStore } from '../../controllers/contact-store.js';
import { LanguageController } from '../../controllers/language-controller.js';
import { LanguageWatcher } from '../../controllers/language-watcher.js';
import { printedAttribute } from '../../controllers/printed-attribute.js';
import { type Routing, TabRoute } from '../../controllers/tab-route.js';
import type { Catalogue } from '../../i18n/catalogue.js';
import { account } from '../../i18n/en/account.js';
import { form } from '../../i18n/en/form.js';
import { partFailure } from '../../parts/part-failure.js';
import { accountSheet } from '../../styles/account.js';

/** The tabs, each with the elements that its panel shows. */
const panels = {
  profile: ['portico-profile'],
  emails: ['portico-email-manager', 'portico-notifications'],
  security: ['portico-change-password', 'portico-sessions'],
} as const;
type Tab = keyof typeof panels;
const tabs = Object.keys(panels) as Tab[];
type AccountWords = Pick<Catalogue, 'account' | 'form'>;
const screens = { profile: 'account', emails: 'emails', security: 'security' } as const;

/** What the draft of addresses and notifications is kept as. */
const draftId = 'portico-account-draft';

/** How far the strip of tabs fades at its ends, in px. */
const fade = 48;

/**
 * The whole account in tabs: profile, email addresses with notifications, security. Each part is an element of its own
 * that also works alone; addresses and notifications share one save bar here. A panel is made when it is first opened,
 * in the light DOM, so that password managers see its forms. A visitor sees the way to log in, which leads back here.
 *
 * @tag portico-account
 * @fires portico-navigate - A visitor who is not signed in chose to log in. Prevent it to go there yourself.
 * @fires portico-error - The server could not be asked who is signed in. It is asked again by itself.
 * @slot profile - The panel of the profile, if the page fills it itself.
 * @slot emails - The panel of addresses and notifications.
 * @slot security - The panel of password and sessions.
 * @csspart card - The box around all of it.
 * @csspart tabs - The strip with the tabs.
 * @csspart tab - One of them.
 * @csspart panel - What the chosen tab shows.
 * @csspart button - What leads on while nobody is logged in, or the server cannot be reached.
 * @csspart button-primary - The way to the login, while nobody is logged in.
 */
export class PorticoAccount extends PorticoElement {
  static override styles = accountSheet;

  /** The tab that is shown. */
  @property() tab: Tab = 'profile';

  /** How the address bar follows: `hash` (as `#emails`), `path` (a page of the server for each tab) or `none`. */
  @property() routing: Routing = 'hash';

  readonly #language = new LanguageController<AccountWords>(this, this.page, { account, form });
  readonly #session = sessionWithWarnings(this);
  readonly #route = new TabRoute(this, {
    tabs,
    routing: () => this.routing,
    urlOf: (tab) => this.urlOf(screens[tab as Tab]),
    chosen: () => this.tab,
    onTab: (tab) => {
      this.tab = tab as Tab;
    },
  });

  readonly #store = new ContextProvider(this, { context: contactContext, initialValue: new ContactStore(draftId) });
  readonly #size = new ResizeObserver(() => {
    this.#fade();
  });
  /** The tab that the strip was scrolled to. */
  #revealed = '';
  readonly #made = new WeakSet<Element>();
  /** Id of the person whose account the panels show. */
  #owner = '';

  constructor() {
    super();
    new LanguageWatcher(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('portico-logged-out', this.#leave);
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('portico-logged-out', this.#leave);
    this.#size.disconnect();
  }

  protected override willUpdate(): void {
    // Its attribute may be gone, or name none.
    if (!tabs.includes(this.tab)) this.tab = 'profile';
  }

  protected override updated(): void {
    const { session } = this.#session;
    if (session) {
      if (this.#owner && this.#owner !== session.user.id) this.#empty();
      this.#owner = session.user.id;
      this.#fill();
    }
    this.#reveal();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words: all } = this.#language;
    if (!all) return nothing;
    const { account: words } = all;
    if (this.#session.session === null) return this.#signedOut(words);
    // What the server printed says for itself what cannot be done.
    if (this.#session.away && !this.querySelector(':scope > [slot]')) return this.#away(this.#session.away, all);
    return html`<div class="card" part="card">
      <div class="tabs" part="tabs" role="tablist" aria-label=${words.title} @keydown=${this.#handleKey} @scroll=${this.#fade}>
        ${tabs.map((tab) => this.#tabLink(tab, words))}
      </div>
      ${tabs.map(
        (tab) =>
          html`<div
            class="panel"
            part="panel"
            role="tabpanel"
            id="panel-${tab}"
            aria-labelledby="tab-${tab}"
            ?hidden=${tab !== this.tab}
          >
            <slot name=${tab}></slot>
          </div>`,
      )}
    </div>`;
  }

  #tabLink(tab: Tab, words: Catalogue['account']): TemplateResult {
    const isChosen = tab === this.tab;
    return html`<a
      class="tab"
      part="tab"
      role="tab"
      id="tab-${tab}"
      href=${this.#route.hrefOf(tab)}
      aria-selected=${isChosen}
      aria-controls="panel-${tab}"
      tabindex=${isChosen ? 0 : -1}
      @click=${(event: MouseEvent) => {
        this.#handleClick(event, tab);
      }}
      >${words[tab]}</a
    >`;
  }

  #signedOut(words: Catalogue['account']): TemplateResult {
    const url = this.urlOf('login');
    return html`<div class="card" part="card">
      <div class="signed-out">
        <p>${words.signedOut}</p>
        <a
          class="pt-button pt-button-primary"
          part="button button-primary"
          href=${url}
          @click=${(event: MouseEvent) => {
            event.preventDefault();
            navigate(this, 'login', url);
          }}
          >${words.logIn}</a
        >
      </div>
    </div>`;
  }

  #away(code: string, words: AccountWords): TemplateResult {
    return html`<div class="card" part="card">
      <div class="signed-out">
        <p role="alert">${partFailure(words.form, code)}</p>
        <button type="button" class="pt-button" part="button" @click=${this.#session.retry}>${words.form.again}</button>
      </div>
    </div>`;
  }

  /** In a narrow place the strip scrolls; the page itself must not. */
  #reveal(): void {
    const chosen = this.renderRoot.querySelector('[aria-selected=true]');
    const strip = chosen?.parentElement;
    if (!strip) return;
    this.#fade();
    // Whoever scrolled the strip by hand keeps what they look at.
    if (this.#revealed === this.tab) return;
    this.#revealed = this.tab;
    const [tab, room] = [chosen.getBoundingClientRect(), strip.getBoundingClientRect()];
    // Clear of where the strip fades, too.
    const [right, left] = [tab.right + fade - room.right, room.left + fade - tab.left];
    strip.scrollLeft += Math.max(0, right) - Math.max(0, left);
  }

  /** Says on which sides of the strip there are more tabs: they fade there. */
  readonly #fade = (): void => {
    const strip = this.renderRoot.querySelector<HTMLElement>('.tabs');
    if (!strip) return;
    const { scrollLeft, scrollWidth, clientWidth } = strip;
    // Where one reads from right to left it is negative.
    const passed = Math.abs(scrollLeft);
    strip.classList.toggle('is-begun', passed > 1);
    strip.classList.toggle('has-more', scrollWidth - clientWidth - passed > 1);
  };

  /** Makes what the chosen panel shows, unless the page or the server put it there. */
  #fill(): void {
    if (this.querySelector(`:scope > [slot=${this.tab}]`)) return;
    for (const tag of panels[this.tab]) {
      const element = document.createElement(tag);
      element.slot = this.tab;
      element.setAttribute('headless-card', '');
      element.setAttribute('heading-level', String(this.headingLevel));
      if (typeof this.server === 'string') element.setAttribute('server', this.server);
      if (this.client && 'client' in element) element.client = this.client;
      this.#made.add(element);
      this.append(element);
    }
  }

  /** Nothing of somebody who logged out, or gave way to another person, stays; what the page placed sees to itself. */
  #empty(): void {
    for (const panel of this.querySelectorAll(':scope > [slot]'))
      if (this.#made.has(panel) || panel.hasAttribute(printedAttribute)) panel.remove();
    this.#store.value?.forget();
    this.#store.setValue(new ContactStore(draftId));
  }

  readonly #leave = (event: Event): void => {
    if (!concernsPortal(event, this.page.base)) return;
    this.#empty();
    // A page may say so by itself: then the server is asked.
    if (!this.#session.session) return;
    this.#session
      .client()
      .then((client) => client.refreshSession())
      .then(
        () => {
          this.requestUpdate();
        },
        () => undefined,
      );
  };

  #handleClick(event: MouseEvent, tab: Tab): void {
    // A click that opens a new tab of the browser is the browser's.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#choose(tab);
  }

  /** Arrow keys move among tabs and choose at once (ARIA Authoring Practices, "Tabs with automatic activation"). */
  readonly #handleKey = (event: KeyboardEvent): void => {
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const index = tabs.indexOf(this.tab);
    const step = isRtl ? -1 : 1;
    const moves: Record<string, number> = {
      ArrowRight: index + step,
      ArrowLeft: index - step,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = moves[event.key];
    const tab = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    this.#choose(tab);
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
    });
  };

  #choose(tab: Tab): void {
    if (tab === this.tab) return;
    this.tab = tab;
    this.#route.go(tab);
  }
}
