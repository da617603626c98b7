import { css } from 'lit';
import { tables } from './fragments-table.js';

/** Tables of choices. */
export const tableSheet = css`
  .pt-form {
    ${tables}
  }
`;
