import { css } from 'lit';

/* Rules for parts that not every form has; without a root, too. */

export const texts = css`
  .pt-done {
    align-items: center;
  }
  .pt-done > .pt-icon {
    color: var(--portico-color-success, light-dark(#1d6a40, #7ecb9c));
  }
  .pt-skeleton {
    display: grid;
    gap: calc(3 * var(--_s));
    padding-block: calc(4 * var(--_s));
    animation: pt-appear 1ms 300ms backwards;
  }
  /* What a form says that could not be loaded: nothing is on its way. */
  .pt-notice ~ .pt-skeleton,
  .pt-notice ~ * .pt-skeleton {
    display: none;
  }
  .pt-skeleton > span {
    block-size: 1.25em;
    inline-size: 60%;
    border-radius: 4px;
    background: var(--_border);
    background: color-mix(in srgb, var(--_text) 9%, transparent);
  }
  .pt-skeleton > span + span {
    inline-size: 35%;
  }
  .pt-mirror:dir(rtl) {
    transform: scaleX(-1);
  }
  @supports not selector(:dir(rtl)) {
    [dir='rtl'] .pt-mirror {
      transform: scaleX(-1);
    }
  }
  .pt-num {
    font-variant-numeric: tabular-nums;
  }
  .pt-sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .pt-lead {
    color: var(--_muted);
    margin-block-start: calc(2 * var(--_s));
    text-wrap: pretty;
  }
  .pt-lead strong {
    color: var(--_text);
  }
  .pt-list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s);
    padding-inline-start: 1.1em;
    list-style: disc;
  }
  .pt-optional {
    font-weight: 400;
    color: var(--_muted);
  }
  .pt-hint {
    font-size: 0.875em;
    color: var(--_muted);
  }
  strong {
    font-weight: 600;
  }
`;

export const smallButtons = css`
  .pt-button-quiet {
    border-color: transparent;
  }
  .pt-button-small {
    min-block-size: 32px;
    padding: 3px calc(2.5 * var(--_s));
    font-size: 0.875em;
  }
`;

export const lines = css`
  .pt-sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: calc(4 * var(--_s));
  }
  .pt-side {
    padding: calc(4 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .pt-side li {
    overflow-wrap: anywhere;
    padding-block: 2px;
  }
  .pt-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_s)) calc(3 * var(--_s));
  }
  .pt-line-between {
    justify-content: space-between;
  }
  .pt-line-end {
    justify-content: end;
  }
  .pt-stack-tight {
    display: grid;
    gap: calc(2 * var(--_s));
    grid-template-columns: minmax(0, 1fr);
  }
  .pt-link-target {
    display: inline-flex;
    align-items: center;
    gap: calc(1.5 * var(--_s));
    min-block-size: 24px;
  }
`;

export const fieldsMore = css`
  .pt-input-code {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.3em;
    font-size: 1.25em;
  }
  .pt-select .pt-input {
    padding-inline-end: 34px;
  }
  .pt-select .pt-icon {
    position: absolute;
    inset-inline-end: 11px;
    inset-block: 0;
    margin-block: auto;
    color: var(--_muted);
    pointer-events: none;
  }
  .pt-field:not(:focus-within) > [id$='-caps'] {
    display: none;
  }
  .pt-rules {
    display: grid;
    gap: var(--_s);
    font-size: 0.875em;
    color: var(--_muted);
  }
  .pt-rules li {
    display: flex;
    gap: calc(2 * var(--_s));
  }
  .pt-rules .pt-icon {
    margin-block-start: 0.15em;
  }
  .pt-rules .is-met {
    color: var(--_text);
  }
  .pt-rules .is-met .pt-icon {
    color: var(--portico-color-success, light-dark(#1d6a40, #7ecb9c));
  }
`;
