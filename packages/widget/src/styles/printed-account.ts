import { css } from 'lit';
import { tokens } from './tokens.js';

/** The tabs and the forms of an account before `<portico-account>` is defined. */
export const printedAccount = css`
  portico-account:not(:defined) {
    ${tokens}
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    inline-size: 100%;
    max-inline-size: var(--portico-form-width, 44em);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_card-radius);
    > .pt-tabs {
      display: flex;
      gap: calc(6 * var(--_s));
      padding-inline: calc(8 * var(--_s));
      border-block-end: 1px solid var(--_border);
      overflow-x: auto;
      scrollbar-width: none;
    }
    .pt-tab {
      margin-block-end: -1px;
      padding: calc(4 * var(--_s)) 0 calc(3.5 * var(--_s));
      border-block-end: 2px solid transparent;
      font-size: 0.9375em;
      color: var(--_muted);
      text-decoration: none;
      white-space: nowrap;
    }
    .pt-tab[aria-current] {
      border-block-end-color: var(--_accent);
      color: var(--_text);
      font-weight: 500;
    }
    /* What is transparent is a line there. */
    @media (forced-colors: active) {
      .pt-tab {
        border-block-end-color: Canvas;
      }
      .pt-tab[aria-current] {
        border-block-end-color: Highlight;
      }
    }
    > [slot]:not(nav) {
      margin-inline: calc(8 * var(--_s));
    }
    > nav + [slot] {
      margin-block-start: calc(8 * var(--_s));
    }
    > nav ~ [slot] + [slot] {
      margin-block-start: calc(10 * var(--_s));
      padding-block-start: calc(10 * var(--_s));
      border-block-start: 1px solid var(--_border);
    }
    > :last-child {
      margin-block-end: calc(8 * var(--_s));
    }
  }
`;
