import { html } from 'lit';

export const warningIcon = html`<svg class="pt-icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.25l6.25 11H1.75zM8 6.5v3M8 11.4v.1" /></svg>`;
