import { css } from 'lit';
import { alerts } from './fragments-failure.js';
import { badges, rows, saveBars } from './fragments-rows.js';

/** Lists of rows with badges, staged changes and the bar that saves them. */
export const rowsSheet = css`
  .pt-form {
    ${rows} ${badges} ${saveBars} ${alerts}
  }
`;
