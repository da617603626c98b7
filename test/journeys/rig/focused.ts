import type { Page } from 'playwright-core';

/** The element with the focus, across shadow roots: what it is called, and whether the focus can be seen. */
export function focused(page: Page): Promise<{ name: string; isSeen: boolean }> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!(element instanceof HTMLElement)) return { name: '', isSeen: false };
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    const name = label ?? element.getAttribute('aria-label') ?? element.textContent;
    return {
      name: name.replace(/\s+/g, ' ').trim(),
      isSeen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    };
  });
}
