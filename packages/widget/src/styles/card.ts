import { css } from 'lit';
import { themes, tokens } from './tokens.js';

/** The shell around a form: a card with a hairline, in the width of the element. */
export const card = css`
  :host {
    ${tokens}
    display: block;
    container-type: inline-size;
    inline-size: 100%;
    max-inline-size: var(--portico-form-width, 26em);
    min-inline-size: 0;
    contain-intrinsic-inline-size: min(var(--portico-form-width, 26em), 100vw);
    font-family: inherit;
    font-size: max(15px, 1em);
    line-height: 1.5;
    text-align: start;
    color: var(--_text);
  }
  :host([hidden]) {
    display: none;
  }
  ${themes}
  @media (pointer: coarse) {
    :host {
      font-size: max(16px, 1em);
    }
  }
  .card {
    --_pad-y: calc(8 * var(--_s));
    --_pad-x: calc(8 * var(--_s));
    box-sizing: border-box;
    padding: var(--_pad-y) var(--_pad-x);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_card-radius);
  }
  @container (max-width: 22em) {
    .card {
      --_pad-y: calc(6 * var(--_s));
      --_pad-x: calc(5 * var(--_s));
    }
  }
  :host([headless-card]) .card {
    /* Inside another card the bar at the lower edge reaches that one's edges. */
    --_pad-y: var(--_outer-y, 0px);
    --_pad-x: var(--_outer-x, 0px);
    padding: 0;
    border: 0;
    background: none;
  }
  @media (forced-colors: active) {
    .card {
      border-color: CanvasText;
    }
  }
`;
