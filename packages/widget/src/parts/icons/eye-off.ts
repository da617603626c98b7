import { html } from 'lit';

export const eyeOffIcon = html`<svg class="pt-icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M1.5 8S3.9 3.75 8 3.75 14.5 8 14.5 8 12.1 12.25 8 12.25 1.5 8 1.5 8ZM2.5 13.5l11-11" /></svg>`;
