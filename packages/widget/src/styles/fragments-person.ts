import { css } from 'lit';

/* Rules for forms that stand in a wide card; without a root, too. */

export const besides = css`
  &.pt-narrow {
    max-inline-size: 26em;
  }
  .pt-beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: calc(3 * var(--_s));
  }
  .pt-beside > .pt-avatar {
    inline-size: var(--_height);
    block-size: var(--_height);
    margin-block-start: calc(1.3125em + 6px);
    font-size: 1em;
  }
`;
