import { css } from 'lit';
import { buttonsLater } from './fragments-late.js';
import { avatars } from './fragments-avatar.js';
import { smallButtons, texts } from './fragments-more.js';
import { base, buttons } from './fragments.js';
import { tokensLater } from './tokens-later.js';
import { themes, tokens } from './tokens.js';

/** The user menu: a button in the page's own typeface, and a menu in the top layer. */
export const menuSheet = css`
  :host {
    ${tokens} ${tokensLater}
    display: inline-block;
    max-inline-size: 100%;
    font-family: inherit;
    font-size: max(15px, 1em);
    line-height: 1.5;
    color: var(--_text);
    ${base} ${buttons} ${texts} ${buttonsLater} ${smallButtons}
  }
  :host([hidden]) {
    display: none;
  }
  ${themes}
  .pt-button {
    max-inline-size: 100%;
  }
  /* As high as the button with the picture, so that nothing moves when somebody logs in. */
  .pt-waiting,
  .pt-ways {
    min-block-size: 42px;
  }
  .pt-waiting {
    min-inline-size: 8em;
  }
  .pt-ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: calc(2 * var(--_s));
  }
  .pt-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
    max-inline-size: 16em;
  }
  ${avatars}
  .pt-menu {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 4px;
    min-inline-size: 15em;
    max-inline-size: min(20em, calc(100vw - 16px));
    background: var(--portico-color-surface-raised, light-dark(#fff, #1d2025));
    color: var(--_text);
    border: 1px solid var(--_border);
    border-radius: 8px;
    box-shadow: var(--portico-shadow-raised, 0 1px 2px rgb(0 0 0 / 0.06), 0 8px 24px rgb(0 0 0 / 0.1));
    font-size: 0.9375em;
    transition:
      opacity var(--_fast) ease-out,
      translate var(--_fast) ease-out;
  }
  @starting-style {
    .pt-menu:popover-open {
      opacity: 0;
      translate: 0 -4px;
    }
  }
  /* Without popovers. */
  @supports not selector(:popover-open) {
    .pt-menu {
      z-index: 2147483647;
    }
    .pt-menu:not([data-open]) {
      display: none;
    }
  }
  .pt-menu [role='menuitem'],
  .pt-menu ::slotted(*) {
    display: grid;
    align-content: center;
    min-block-size: 36px;
    padding: 6px 10px;
    border-radius: 5px;
    color: var(--_text);
    text-decoration: none;
    cursor: pointer;
  }
  .pt-menu [role='menuitem']:hover,
  .pt-menu [role='menuitem']:focus,
  .pt-menu ::slotted(:hover),
  .pt-menu ::slotted(:focus) {
    background: var(--_hover);
  }
  .pt-menu [role='menuitem']:focus-visible {
    outline-offset: -2px;
  }
  .pt-menu [role='separator'] {
    border-block-start: 1px solid var(--_border);
    margin: 4px 0;
  }
  @media (prefers-reduced-motion: reduce) {
    .pt-menu {
      transition: opacity var(--_fast) ease-out;
    }
    @starting-style {
      .pt-menu:popover-open {
        translate: 0;
      }
    }
  }
  @media (forced-colors: active) {
    .pt-avatar {
      border-color: currentColor;
    }
    .pt-menu [role='menuitem']:focus {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
