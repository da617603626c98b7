/** Whether there are popovers: Chrome before 114, Firefox before 125 and Safari before 17 have none. */
export const hasPopovers = (): boolean => 'popover' in HTMLElement.prototype;

/** Opens a menu, which is a popover. Without popovers it has `data-open` while it is open, for its sheet. */
export function openMenu(menu: HTMLElement): void {
  if (hasPopovers()) menu.showPopover();
  else if (!menu.hasAttribute('data-open')) {
    turn(menu, true);
    closeByPress(menu);
  }
}

/** Closes what `openMenu()` opened. */
export function closeMenu(menu: HTMLElement): void {
  if (hasPopovers()) menu.hidePopover();
  else if (menu.hasAttribute('data-open')) turn(menu, false);
}

/** Tells of it as a popover does. */
function turn(menu: HTMLElement, isOpen: boolean): void {
  menu.toggleAttribute('data-open', isOpen);
  menu.dispatchEvent(Object.assign(new Event('toggle'), { newState: isOpen ? 'open' : 'closed' }));
}

/** A press elsewhere closes an open menu; its own button does so by itself. */
function closeByPress(menu: HTMLElement): void {
  const root = menu.getRootNode();
  const own = root instanceof ShadowRoot ? root.host : menu;
  const press = (event: Event): void => {
    if (menu.hasAttribute('data-open') && event.composedPath().includes(own)) return;
    document.removeEventListener('pointerdown', press, true);
    closeMenu(menu);
  };
  document.addEventListener('pointerdown', press, true);
}
