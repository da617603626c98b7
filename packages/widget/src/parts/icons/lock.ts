import { html } from 'lit';

export const lockIcon = html`<svg class="pt-icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 7.25h9v6h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2" /></svg>`;
