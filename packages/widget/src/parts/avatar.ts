import { html, type TemplateResult } from 'lit';
import { initials } from './initials.js';

/**
 * The picture of a person, or the first letters of their name where there is none or it cannot be had. Anybody may have
 * chosen the URL: only http and https are asked for. It says nothing that the name beside it does not.
 */
export function avatar(name: string, url: string | undefined): TemplateResult {
  const letters = html`<span class="pt-avatar" part="avatar" aria-hidden="true">${initials(name)}</span>`;
  if (!/^https?:\/\//i.test(url ?? '')) return letters;
  return html`<span class="pt-avatar" part="avatar" aria-hidden="true"
    >${initials(name)}<img src=${url} alt="" referrerpolicy="no-referrer" @error=${removeImage}
  /></span>`;
}

function removeImage(event: Event): void {
  (event.target as HTMLImageElement).hidden = true;
}
