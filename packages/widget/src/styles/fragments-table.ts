import { css } from 'lit';

/* Rules for tables; without a root, too. */

export const tables = css`
  .pt-table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9375em;
  }
  .pt-table :is(th, td) {
    padding: 10px 12px;
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: middle;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .pt-table thead th {
    padding-block: 6px;
    font-size: 0.8667em;
    font-weight: 500;
    color: var(--_muted);
    overflow-wrap: normal;
  }
  .pt-table :is(th, td):first-child {
    padding-inline-start: 0;
  }
  .pt-table :is(th, td):last-child {
    padding-inline-end: 0;
  }
  .pt-table .pt-cell-mid {
    inline-size: 72px;
    padding-inline: 4px;
    text-align: center;
  }
  .pt-table input[type='checkbox'] {
    appearance: auto;
    inline-size: 18px;
    block-size: 18px;
    margin: 3px;
    accent-color: var(--_accent);
    vertical-align: middle;
  }
  .pt-sub {
    display: block;
    font-size: 0.8667em;
    color: var(--_muted);
  }
  @container (max-width: 34em) {
    .pt-table .pt-cell-mid {
      inline-size: 52px;
    }
  }
`;
