import type { LitElement, ReactiveController } from 'lit';
import { closeMenu, openMenu } from './menu-layer.js';

/**
 * A menu button (ARIA Authoring Practices, "Menu Button"): Enter, Space and the down arrow open it at its first item,
 * the up arrow at its last; arrows, Home, End and first letters move in it; Escape and Tab close it. The menu lies in
 * the browser's top layer, where there is one for it, so no z-index of the page can cover it.
 */
export class MenuController implements ReactiveController {
  readonly #host: LitElement;
  #open = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#open;
  }

  hostDisconnected(): void {
    this.#open = false;
  }

  readonly toggle = (): void => {
    if (this.#open) this.close();
    else this.open('first');
  };

  /** Opens the menu and goes to an item. */
  open(at: 'first' | 'last'): void {
    const menu = this.#menu;
    if (!menu) return;
    openMenu(menu);
    this.#place(menu);
    this.#items.at(at === 'first' ? 0 : -1)?.focus();
  }

  close(): void {
    // The browser tells it a moment later, and the next key may come before.
    this.#open = false;
    if (this.#menu) closeMenu(this.#menu);
  }

  readonly handleTriggerKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.open(event.key === 'ArrowDown' ? 'first' : 'last');
  };

  readonly handleKey = (event: KeyboardEvent): void => {
    const items = this.#items;
    const index = items.indexOf(event.target as HTMLElement);
    const moves: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[(to + items.length) % items.length]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      (event.target as HTMLElement).click();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.close();
      this.#trigger?.focus();
    } else if (event.key === 'Tab') this.close();
    else if (event.key.length === 1) this.#typeahead(event.key, index);
  };

  readonly handleToggle = (event: Event): void => {
    this.#open = (event as ToggleEvent).newState === 'open';
    this.#host.requestUpdate();
  };

  /** The page's own links become items of the menu. */
  readonly adoptItems = (event: Event): void => {
    for (const item of (event.target as HTMLSlotElement).assignedElements()) {
      item.setAttribute('role', 'menuitem');
      item.setAttribute('tabindex', '-1');
    }
  };

  #typeahead(letter: string, index: number): void {
    const items = this.#items;
    const after = [...items.slice(index + 1), ...items.slice(0, index + 1)];
    after.find((item) => item.textContent.trim().toLowerCase().startsWith(letter.toLowerCase()))?.focus();
  }

  /** Below the button, its end at the button's end, and never outside the window. */
  #place(menu: HTMLElement): void {
    const button = this.#trigger?.getBoundingClientRect();
    if (!button) return;
    const { width, height } = menu.getBoundingClientRect();
    const isRtl = getComputedStyle(this.#host).direction === 'rtl';
    const left = isRtl ? button.left : button.right - width;
    const below = button.bottom + 6;
    menu.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    menu.style.top = `${below + height > innerHeight ? Math.max(8, button.top - height - 6) : below}px`;
  }

  get #menu(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('[role=menu]');
  }

  get #trigger(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('[aria-haspopup=menu]');
  }

  /** Own and slotted items, in the order in which they are shown. */
  get #items(): HTMLElement[] {
    const found = this.#menu?.querySelectorAll<HTMLElement>('[role=menuitem], slot') ?? [];
    return [...found].flatMap((item) =>
      item instanceof HTMLSlotElement
        ? item.assignedElements().filter((element) => element instanceof HTMLElement)
        : [item],
    );
  }
}
