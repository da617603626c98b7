import { css } from 'lit';
import { card } from './card.js';

/** The card of lists: as wide as an account page. */
export const wideCard = [
  card,
  css`
    :host {
      --portico-form-width: 44em;
    }
    :host([headless-card]) .card {
      display: var(--_flow, block);
    }
  `,
];
