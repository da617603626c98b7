import type { Session } from '@portico/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { errorDetail } from '../../base/events.js';
import { logOut } from '../../base/log-out.js';
import { navigate } from '../../base/navigate.js';
import { PorticoElement } from '../../base/portico-element.js';
import { property } from '../../base/property.js';
import { sessionWithWarnings } from '../../base/session-with-warnings.js';
import { toPorticoError } from '../../client/portico-error.js';
import { LanguageController } from '../../controllers/language-controller.js';
import { LanguageWatcher } from '../../controllers/language-watcher.js';
import { MenuController } from '../../controllers/menu-controller.js';
import { hasPopovers } from '../../controllers/menu-layer.js';
import type { Catalogue } from '../../i18n/catalogue.js';
import { form } from '../../i18n/en/form.js';
import { userMenu } from '../../i18n/en/user-menu.js';
import { announce } from '../../parts/announce.js';
import { avatar } from '../../parts/avatar.js';
import { chevronIcon } from '../../parts/icons/chevron.js';
import { partFailure } from '../../parts/part-failure.js';
import { menuSheet } from '../../styles/menu.js';

/** The words of the menu. */
type MenuWords = Pick<Catalogue, 'userMenu' | 'form'>;

/**
 * The name of the person at the top of the page, with what belongs to an account; for visitors the ways in.
 *
 * @tag portico-user-menu
 * @fires portico-logged-out - The person chose to log out.
 * @fires portico-navigate - A way to another screen was chosen. Prevent it to go there yourself.
 * @fires portico-error - Logging out failed, or the server could not be asked who is signed in.
 * @slot items - Links of your own, between the account and the log-out.
 * @csspart button - The button with the name.
 * @csspart menu - The open menu.
 * @csspart menu-item - One of its items.
 * @csspart avatar - The initials.
 * @csspart link - The ways in, and the way to try again while the server cannot be reached.
 */
export class PorticoUserMenu extends PorticoElement {
  static override styles = menuSheet;

  /** Leaves out the way to sign up. */
  @property({ type: Boolean, attribute: 'no-signup' }) noSignup = false;

  readonly #session = sessionWithWarnings(this);
  readonly #language = new LanguageController<MenuWords>(this, this.page, { userMenu, form });
  readonly #menu = new MenuController(this);

  constructor() {
    super();
    new LanguageWatcher(this);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this.#language;
    const { session, away } = this.#session;
    if (!words) return nothing;
    if (away) return this.#away(away, words.form);
    // Until it is known who is signed in, the place is kept: the page must not jump.
    if (session === undefined) return html`<div class="pt-waiting"></div>`;
    return session ? this.#signedIn(session, words.userMenu) : this.#signedOut(words.userMenu);
  }

  #away(code: string, words: MenuWords['form']): TemplateResult {
    return html`<div class="pt-ways">
      <span role="status">${partFailure(words, code)}</span>
      <button type="button" class="pt-button pt-button-quiet" part="link" @click=${this.#session.retry}>${words.again}</button>
    </div>`;
  }

  #signedOut(words: Catalogue['userMenu']): TemplateResult {
    return html`<div class="pt-ways">
      <a class="pt-button pt-button-quiet" part="link" href=${this.urlOf('login')} @click=${this.#go('login')}
        >${words.logIn}</a
      >
      ${
        this.noSignup
          ? nothing
          : html`<a class="pt-button" part="link" href=${this.urlOf('signup')} @click=${this.#go('signup')}
            >${words.signUp}</a
          >`
      }
    </div>`;
  }

  #signedIn({ user }: Session, words: Catalogue['userMenu']): TemplateResult {
    const name = user.name || user.email;
    return html`<button
        type="button"
        class="pt-button pt-button-quiet"
        part="button"
        id="trigger"
        aria-haspopup="menu"
        aria-expanded=${this.#menu.isOpen}
        aria-controls="menu"
        @click=${this.#menu.toggle}
        @keydown=${this.#menu.handleTriggerKey}
      >
        ${avatar(name, user.avatarUrl)}
        <bdi class="pt-name">${name}</bdi>${chevronIcon}
      </button>
      <div
        class="pt-menu"
        part="menu"
        id="menu"
        role="menu"
        popover=${hasPopovers() ? 'auto' : nothing}
        aria-labelledby="trigger"
        @keydown=${this.#menu.handleKey}
        @toggle=${this.#menu.handleToggle}
      >
        ${(['account', 'emails', 'security'] as const).map(
          (screen) =>
            html`<a
              role="menuitem"
              part="menu-item"
              tabindex="-1"
              href=${this.urlOf(screen)}
              @click=${this.#go(screen)}
              >${words[screen]}</a
            >`,
        )}
        <slot name="items" @slotchange=${this.#menu.adoptItems}></slot>
        <div role="separator"></div>
        <div role="menuitem" part="menu-item" tabindex="-1" @click=${this.#logOut}>${words.logOut}</div>
      </div>`;
  }

  #go(to: 'login' | 'signup' | 'account' | 'emails' | 'security') {
    return (event: MouseEvent): void => {
      // A click that opens a new tab is the browser's.
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.#menu.close();
      navigate(this, to, this.urlOf(to));
    };
  }

  readonly #logOut = async (): Promise<void> => {
    this.#menu.close();
    try {
      await logOut(this, await this.#session.client());
      await this.updateComplete;
      // The button that had the focus has gone; the page may have put it elsewhere.
      if (document.activeElement === document.body) this.renderRoot.querySelector<HTMLElement>('[part=link]')?.focus();
    } catch (error) {
      this.fire('portico-error', errorDetail(toPorticoError(error)));
      announce(this.#language.words?.userMenu.failed ?? '', this.#language.language);
    }
  };
}
