import { html, type TemplateResult } from 'lit';

/**
 * The label of a consent. Its links are written as `[Terms](https://…)`; only http and https become links, everything
 * else stays text.
 */
export function consentLabel(label: string): TemplateResult[] {
  return label.split(/(\[[^\]]*\]\([^)\s]*\))/).map((piece) => {
    const [, text, url] = /^\[([^\]]*)\]\((https?:\/\/[^)\s]+)\)$/.exec(piece) ?? [];
    return url === undefined
      ? html`${piece}`
      : html`<a class="pt-link" part="link" href=${url} target="_blank" rel="noopener">${text}</a>`;
  });
}
