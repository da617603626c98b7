import { css } from 'lit';
import { baseLater, buttonsLater, fieldsLater, keyframes } from './fragments-late.js';
import { tokensLater } from './tokens-later.js';

/** What happens to a form once it is touched: hover, waiting, the busy sign. */
export const lateSheet = css`
  .pt-form {
    ${tokensLater} ${baseLater} ${buttonsLater} ${fieldsLater}
  }
  ${keyframes}
`;
