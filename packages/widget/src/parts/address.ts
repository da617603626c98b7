import { html, type TemplateResult } from 'lit';

/** An address in a text of any direction; too long for its line, it breaks after the @. Never cut off. */
export function address(email: string): TemplateResult {
  const at = email.lastIndexOf('@') + 1;
  return html`<bdi dir="ltr">${email.slice(0, at)}<wbr />${email.slice(at)}</bdi>`;
}
