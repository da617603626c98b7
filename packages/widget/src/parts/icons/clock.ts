import { html } from 'lit';

export const clockIcon = html`<svg class="pt-icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.25" /><path d="M8 4.5V8l2.25 1.5" /></svg>`;
