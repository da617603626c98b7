import { css } from 'lit';
import { card } from './card.js';

/** What makes a card wide. */
export const wide = css`
  :host {
    --portico-form-width: 44em;
  }
  :host([headless-card]) .card {
    display: var(--_flow, block);
  }
`;

/** The card of lists: as wide as an account page. */
export const wideCard = [card, wide];
