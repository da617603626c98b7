import { css } from 'lit';
import { fieldsMore, lines, smallButtons, texts } from './fragments-more.js';

/** Parts that not every form has: sentences below the title, hints, small buttons. */
export const moreSheet = css`
  .pt-form {
    ${texts} ${lines} ${fieldsMore} ${smallButtons}
  }
`;
