import { html } from 'lit';

export const outIcon = html`<svg class="pt-icon pt-mirror" viewBox="0 0 16 16" aria-hidden="true"><path d="M6.5 3.5H3.25v9.25h9.25V9.5M9 2.75h4.25V7M13 3L7.5 8.5" /></svg>`;
