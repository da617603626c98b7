import { css } from 'lit';
import { avatars } from './fragments-avatar.js';
import { besides } from './fragments-person.js';

/** A person's picture beside a field. */
export const personSheet = css`
  .pt-form {
    ${avatars} ${besides}
  }
`;
