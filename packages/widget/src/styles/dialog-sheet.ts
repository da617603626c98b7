import { css } from 'lit';
import { tokensLater } from './tokens-later.js';
import { inLight, themes, tokens } from './tokens.js';

/** A dialog in the light DOM: it lies in the browser's top layer, so no z-index of the page can cover it. */
export const dialogSheet = css`
  .pt-dialog {
    ${tokens} ${tokensLater}
    box-sizing: border-box;
    inline-size: min(26em, calc(100vw - 32px));
    max-block-size: calc(100dvb - 32px);
    margin: auto;
    padding: calc(6 * var(--_s));
    overflow: auto;
    background: var(--portico-color-surface-raised, light-dark(#fff, #1d2025));
    color: var(--_text);
    border: 1px solid var(--_border);
    border-radius: var(--_card-radius);
    box-shadow: var(--portico-shadow-raised, 0 1px 2px rgb(0 0 0 / 0.06), 0 8px 24px rgb(0 0 0 / 0.1));
    font-size: max(15px, 1em);
    line-height: 1.5;
    text-align: start;
    transition:
      opacity var(--_fast) ease-out,
      translate var(--_fast) ease-out;
    .pt-title {
      font-size: 1.25em;
    }
    .pt-input {
      --portico-input-background: var(--portico-color-surface-raised, light-dark(#fff, #1d2025));
    }
  }
  .pt-dialog::backdrop {
    /* It inherits nothing in older browsers. */
    ${inLight}
    background: var(--portico-color-scrim, light-dark(rgb(15 17 20 / 0.32), rgb(0 0 0 / 0.56)));
  }
  @starting-style {
    .pt-dialog:modal {
      opacity: 0;
      translate: 0 4px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .pt-dialog {
      transition: opacity var(--_fast) ease-out;
    }
    @starting-style {
      .pt-dialog:modal {
        translate: 0;
      }
    }
  }
  @media (forced-colors: active) {
    .pt-dialog {
      border-color: CanvasText;
    }
  }
  @media (pointer: coarse) {
    .pt-dialog {
      font-size: max(16px, 1em);
    }
  }
`;

/** The element around a dialog takes no place itself. */
export const dialogHost = css`
  :host {
    display: contents;
    font-family: inherit;
  }
  ${themes}
`;
