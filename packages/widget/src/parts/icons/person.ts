import { html } from 'lit';

export const personIcon = html`<svg class="pt-icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="5.5" r="2.5" /><path d="M3 13.5c.7-2.7 2.6-4 5-4s4.3 1.3 5 4" /></svg>`;
