import { html } from 'lit';

export const backIcon = html`<svg class="pt-icon pt-mirror" viewBox="0 0 16 16" aria-hidden="true"><path d="M13 8H3.5M7 4L3 8l4 4" /></svg>`;
