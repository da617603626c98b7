import { css } from 'lit';
import { base, buttons, checks, fields, foot, heads } from './fragments.js';

/** The sheet of the forms in the light DOM before they are touched. */
export const formSheet = css`
  .pt-form {
    margin: 0;
    padding: 0;
    color: var(--_text);
    overflow-wrap: break-word;
    display: grid;
    gap: calc(5 * var(--_s));
    grid-template-columns: minmax(0, 1fr);
    ${base} ${heads} ${buttons} ${fields} ${checks} ${foot}
    .pt-head {
      margin-block-end: var(--_s);
    }
    /* A message while nothing more could be loaded; the sheet of failures says the rest. */
    .pt-alert {
      display: flex;
      gap: 12px;
      padding: 12px;
      border: 1px solid var(--_danger);
      border-radius: var(--_radius);
    }
  }
`;
