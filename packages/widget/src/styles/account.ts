import { css } from 'lit';
import { buttonsLater } from './fragments-late.js';
import { texts } from './fragments-more.js';
import { base, buttons } from './fragments.js';
import { tokensLater } from './tokens-later.js';
import { inDark } from './tokens.js';
import { wideCard } from './wide-card.js';

/** What an account's card has besides. */
export const tabs = css`
  :host {
    ${tokensLater} ${base} ${buttons} ${buttonsLater} ${texts}
  }
  .card {
    padding: 0;
  }
  .tabs {
    display: flex;
    gap: calc(6 * var(--_s));
    padding-inline: var(--_pad-x);
    border-block-end: 1px solid var(--_border);
    overflow-x: auto;
    scrollbar-width: none;
    --_from: #000;
    --_to: #000;
  }
  .tabs.is-begun {
    --_from: transparent;
  }
  .tabs.has-more {
    --_to: transparent;
  }
  @supports selector(:dir(rtl)) {
    .tabs:is(.is-begun, .has-more) {
      mask-image: linear-gradient(to right, var(--_from), #000 3em calc(100% - 3em), var(--_to));
    }
  }
  .tabs:is(.is-begun, .has-more):dir(rtl) {
    mask-image: linear-gradient(to left, var(--_from), #000 3em calc(100% - 3em), var(--_to));
  }
  .tab {
    margin-block-end: -1px;
    padding: calc(4 * var(--_s)) 0 calc(3.5 * var(--_s));
    border-block-end: 2px solid transparent;
    font-size: 0.9375em;
    color: var(--_muted);
    text-decoration: none;
    white-space: nowrap;
  }
  .tab:hover {
    color: var(--_text);
  }
  .tab[aria-selected='true'] {
    border-block-end-color: var(--_accent);
    color: var(--_text);
    font-weight: 500;
  }
  .tab:focus-visible {
    outline-offset: -3px;
  }
  .panel {
    --_outer-y: var(--_pad-y);
    --_outer-x: var(--_pad-x);
    padding: var(--_pad-y) var(--_pad-x);
  }
  .panel[hidden] {
    display: none;
  }
  .panel:focus-visible {
    outline-offset: -2px;
  }
  .signed-out {
    display: grid;
    gap: calc(4 * var(--_s));
    justify-items: start;
    padding: var(--_pad-y) var(--_pad-x);
  }
  ::slotted(*) {
    max-inline-size: none;
  }
  :host([theme='dark']) ::slotted(*) {
    ${inDark}
  }
  /* The bar of the notifications' form is for all of the panel, so the panel is what it sticks in. */
  #panel-emails:not([hidden]) {
    display: flex;
    flex-direction: column;
    gap: calc(5 * var(--_s));
  }
  ::slotted(portico-notifications) {
    display: contents;
    /* Without a box it is no container; the account is. */
    container-type: normal;
    --_flow: contents;
  }
  ::slotted(portico-email-manager:not(:last-child)) {
    margin-block-end: calc(5 * var(--_s));
    padding-block-end: calc(10 * var(--_s));
    border-block-end: 1px solid var(--_border);
  }
  ::slotted(portico-sessions) {
    margin-block-start: calc(10 * var(--_s));
    padding-block-start: calc(10 * var(--_s));
    border-block-start: 1px solid var(--_border);
  }
  :host([headless-card]) :is(.tabs, .panel, .signed-out) {
    padding-inline: 0;
  }
  /* What is transparent is a line there. */
  @media (forced-colors: active) {
    .tab {
      border-block-end-color: Canvas;
    }
    .tab[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
`;

/** The card of an account: tabs on a hairline, below them the panel of the chosen one. */
export const accountSheet = [wideCard, tabs];
