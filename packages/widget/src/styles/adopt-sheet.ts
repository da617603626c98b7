import type { CSSResult } from 'lit';

/**
 * Styles the forms of a document or a shadow root, once, by a constructed sheet: allowed by every content security
 * policy, and below whatever the page itself says with more weight. What is adopted later refines what was there.
 */
export function adoptSheet(root: Node, { styleSheet }: CSSResult): void {
  if (!styleSheet || !(root instanceof Document || root instanceof ShadowRoot)) return;
  if (!root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
}
