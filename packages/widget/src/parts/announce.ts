let announcer: HTMLElement | undefined;

/**
 * Says something to assistive technology, politely. One node in the page itself serves all elements: live regions
 * inside shadow roots are not read reliably (WCAG 2.2, 4.1.3). An open modal dialog gets a node of its own, because
 * all outside of it is inert. `language` is that of the text, as a BCP 47 tag; '' where it is that of the page.
 */
export function announce(text: string, language = ''): void {
  const place = focusedRoot().querySelector('dialog:modal') ?? document.body;
  if (announcer?.parentElement !== place) {
    announcer?.remove();
    announcer = document.createElement('div');
    announcer.setAttribute('aria-live', 'polite');
    announcer.className = 'pt-announcer';
    // Set by script, which every content security policy allows; the node must not be seen, but must be rendered.
    announcer.style.cssText = 'position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)';
    place.append(announcer);
  }
  const node = announcer;
  node.textContent = '';
  if (language) node.lang = language;
  else node.removeAttribute('lang');
  // A text that is there when the region appears is not announced.
  setTimeout(() => {
    node.textContent = text;
  }, 100);
}

/** Where the focus is: in a modal dialog, whichever shadow root that is in. */
function focusedRoot(): Document | ShadowRoot {
  let root: Document | ShadowRoot = document;
  while (root.activeElement?.shadowRoot) root = root.activeElement.shadowRoot;
  return root;
}
