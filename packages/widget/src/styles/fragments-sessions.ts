import { css } from 'lit';

/* Rules for buttons that destroy, and for a list below another one; without a root, too. */

export const dangers = css`
  .pt-button-danger {
    background: var(--_danger);
    border-color: transparent;
    color: var(--portico-color-on-danger, light-dark(#fff, #2a0806));
  }
  .pt-button-danger:hover {
    background: var(--_danger);
    background: color-mix(in srgb, var(--_danger), #000 12%);
  }
  .pt-button-danger:active {
    background: var(--_danger);
    background: color-mix(in srgb, var(--_danger), #000 22%);
  }
  .pt-button-danger-quiet {
    color: var(--_danger);
  }
  .pt-dialog > .pt-line {
    margin-block-start: calc(6 * var(--_s));
  }
  @media (forced-colors: active) {
    .pt-button-danger {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
      border-color: Highlight;
    }
    .pt-button-danger:hover {
      background: HighlightText;
      color: Highlight;
    }
  }
`;

export const sections = css`
  .pt-section {
    margin-block-start: calc(3 * var(--_s));
  }
  .pt-rows-dense > li {
    gap: 0 calc(4 * var(--_s));
    padding-block: calc(2.5 * var(--_s));
  }
  .pt-row-time {
    font-size: 0.875em;
    line-height: 28px;
    color: var(--_muted);
  }
`;
