import { html } from 'lit';

export const eyeIcon = html`<svg class="pt-icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M1.5 8S3.9 3.75 8 3.75 14.5 8 14.5 8 12.1 12.25 8 12.25 1.5 8 1.5 8Z" /><circle cx="8" cy="8" r="1.9" /></svg>`;
