import { css } from 'lit';
import { dangers, sections } from './fragments-sessions.js';

/** Sessions and activity: what destroys, and lists below lists. */
export const sessionsSheet = css`
  .pt-form {
    ${dangers} ${sections}
  }
`;
