import { html } from 'lit';

export const ringIcon = html`<svg class="pt-icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="4.5" /></svg>`;
