import { html } from 'lit';

export const chevronIcon = html`<svg class="pt-icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M4.5 6.5L8 10l3.5-3.5" /></svg>`;
