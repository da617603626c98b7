import { css } from 'lit';
import { alerts, wrongFields } from './fragments-failure.js';

/** What a form shows when something went wrong. */
export const failureSheet = css`
  .pt-form {
    ${wrongFields} ${alerts}
  }
`;
