import { html, type TemplateResult } from 'lit';
import { personIcon } from './icons/person.js';
import { initials } from './initials.js';

/**
 * The picture of a person, or the first letters of their name where there is none or it cannot be loaded. Anybody may have
 * chosen the URL: only http and https are asked for. It says nothing that the name beside it does not.
 */
export function avatar(name: string, url: string | undefined): TemplateResult {
  const letters = initials(name) || personIcon;
  if (!/^https?:\/\//i.test(url ?? '')) {
    return html`<span class="pt-avatar" part="avatar" aria-hidden="true">${letters}</span>`;
  }
  return html`<span class="pt-avatar" part="avatar" aria-hidden="true"
    >${letters}<img src=${url} alt="" referrerpolicy="no-referrer" @load=${toggle} @error=${toggle}
  /></span>`;
}

/** Another URL draws into the same image: one that loads is shown again. */
function toggle({ type, target }: Event): void {
  (target as unknown as { hidden: boolean }).hidden = type === 'error';
}
