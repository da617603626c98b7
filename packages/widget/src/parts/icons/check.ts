import { html } from 'lit';

export const checkIcon = html`<svg class="pt-icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8.5l3.25 3.25L13 4.75" /></svg>`;
