import { css } from 'lit';

/* Rules for lists of rows with badges and staged changes; without a root, too. */

export const rows = css`
  .pt-overline {
    font-size: 0.875em;
    font-weight: 500;
    color: var(--_muted);
  }
  .pt-subtitle {
    outline: 0;
    font-size: 1.0625em;
    line-height: 1.35;
    font-weight: 600;
  }
  .pt-rows > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--_s) calc(4 * var(--_s));
    align-items: start;
    padding-block: calc(4 * var(--_s));
    border-block-end: 1px solid var(--_border);
  }
  .pt-rows > li:first-child {
    border-block-start: 1px solid var(--_border);
  }
  .pt-row-name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    min-inline-size: 0;
    min-block-size: 28px;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .pt-row-name bdi {
    min-inline-size: 0;
  }
  .pt-row-actions {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_s));
    min-block-size: 28px;
  }
  .pt-row-note,
  .pt-row-extra {
    grid-column: 1 / -1;
    font-size: 0.875em;
    color: var(--_muted);
    text-wrap: pretty;
  }
  .pt-row-extra {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin-block-start: 4px;
    color: var(--_text);
  }
  /* A button that gets a clock is no reason for another line. */
  @container (max-width: 38em) {
    .pt-row-extra > .pt-check {
      flex: 1 0 100%;
    }
  }
  .pt-rows > li > .pt-error,
  .pt-panel {
    grid-column: 1 / -1;
  }
  .pt-rows > .is-staged {
    margin-inline: max(-1 * var(--_pad-x, 0px), -4 * var(--_s));
    padding-inline: min(var(--_pad-x, 0px), 4 * var(--_s));
    background: var(--_soft);
  }
  /* An address that is too long to stand beside its button gets a line of its own. */
  .pt-rows > .is-staged:not(:has(.pt-remove)) {
    display: flex;
    flex-wrap: wrap;
  }
  .is-staged > * {
    flex: 1 0 100%;
  }
  .is-staged > .pt-row-name {
    flex: 1 1 auto;
  }
  .is-staged > .pt-row-actions {
    flex: none;
  }
  .pt-rows > .is-staged .pt-row-note {
    color: var(--_text);
  }
  .pt-rows > .is-staged .pt-badge-accent {
    background: var(--_surface);
  }
  .is-removed > .pt-row-name > bdi {
    text-decoration: line-through 1px;
    color: var(--_muted);
  }
  .pt-iconbutton.pt-remove {
    inline-size: 28px;
    block-size: 28px;
    min-block-size: 0;
    padding: 0;
    border: 1px solid var(--_control);
    border-radius: 50%;
  }
  .pt-iconbutton.pt-remove[aria-disabled='true'] {
    border-color: var(--_border);
  }
  .pt-more > summary {
    inline-size: fit-content;
    min-block-size: 24px;
    margin-block: calc(3 * var(--_s));
    font-size: 0.875em;
    color: var(--_accent-text);
    cursor: pointer;
  }
  @container (max-width: 34em) {
    .pt-rows:has(.pt-row-note, .pt-remove) .pt-row-actions {
      display: contents;
    }
    @supports not selector(:has(*)) {
      .pt-row-actions {
        display: contents;
      }
    }
    .pt-row-actions > :last-child {
      grid-area: 1 / 2;
    }
    .pt-row-actions > :not(:last-child) {
      grid-column: 1 / -1;
      justify-self: start;
      order: 2;
      margin-block-start: 4px;
    }
    .pt-row-extra,
    .pt-rows > li > .pt-error,
    .pt-panel {
      order: 3;
    }
  }
  @media (pointer: coarse) {
    .pt-iconbutton.pt-remove {
      inline-size: 40px;
      block-size: 40px;
    }
  }
  @media (forced-colors: active) {
    .pt-rows > .is-staged {
      border: 1px dashed;
    }
  }
`;

export const badges = css`
  .pt-badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 1px 0;
    border: 1px solid transparent;
    border-inline-width: 0;
    border-radius: 4px;
    font-size: max(12px, 0.75em);
    font-weight: 500;
    line-height: 1.5;
    color: var(--_muted);
    white-space: nowrap;
  }
  .pt-badge:is(.pt-badge-accent, .pt-badge-warning, .pt-badge-danger) {
    padding-inline: 7px;
    border-inline-width: 1px;
  }
  .pt-badge-accent {
    color: var(--_accent-text);
    background: var(--_soft);
  }
  .pt-badge-warning {
    color: var(--_warning);
    border-color: var(--_warning);
    border-color: color-mix(in srgb, var(--_warning) 34%, var(--_surface));
  }
  .pt-badge-danger {
    color: var(--_danger);
    border-color: var(--_danger);
    border-color: color-mix(in srgb, var(--_danger) 32%, var(--_surface));
  }
  .pt-badge-tick > .pt-icon {
    color: var(--portico-color-success, light-dark(#1d6a40, #7ecb9c));
  }
  /* What is transparent is a line there: plain words need none. */
  @media (forced-colors: active) {
    .pt-badge {
      border-color: Canvas;
    }
    .pt-badge:is(.pt-badge-accent, .pt-badge-warning, .pt-badge-danger) {
      border-color: currentColor;
    }
  }
`;

export const saveBars = css`
  /* A bar in a grid would stick in its own row only. */
  &.pt-contact {
    display: var(--_flow, flex);
    flex-direction: column;
  }
  .pt-savebar {
    position: sticky;
    inset-block-end: 0;
    max-block-size: 100dvb;
    overflow-y: auto;
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: calc(4 * var(--_s)) calc(6 * var(--_s));
    margin-inline: calc(-1 * var(--_pad-x, 0px));
    margin-block-end: calc(-1 * var(--_pad-y, 0px));
    padding: calc(5 * var(--_s)) var(--_pad-x, 0px);
    border-block-start: 1px solid var(--_border);
    border-end-start-radius: var(--_card-radius);
    border-end-end-radius: var(--_card-radius);
    background: var(--_surface);
  }
  :has(.pt-savebar) > * > & :focus-visible {
    scroll-margin-block-end: 50dvb;
  }
  /* What has the focus must not be below the bar. */
  @supports not selector(:has(*)) {
    .pt-savebar {
      position: static;
    }
  }
  .pt-savebar > div:first-child {
    flex: 1 1 18em;
    min-inline-size: 0;
  }
  .pt-savebar ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    max-block-size: max(3em, 20dvb);
    overflow-y: auto;
    margin-block-start: 4px;
    padding-inline-start: 1.1em;
    font-size: 0.875em;
    list-style: disc;
  }
  .pt-line-field {
    align-items: stretch;
  }
  .pt-line-field > .pt-input {
    flex: 1 1 12em;
    inline-size: auto;
    min-inline-size: 0;
  }
  .pt-panel {
    display: grid;
    gap: calc(2 * var(--_s));
    min-inline-size: 0;
    margin: calc(2 * var(--_s)) 0 0;
    padding: calc(4 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .pt-panel > legend {
    float: left;
    inline-size: 100%;
    padding: 0;
    outline: 0;
  }
  .pt-panel > legend + * {
    clear: both;
  }
  @container (max-width: 22em) {
    .pt-savebar > .pt-line {
      inline-size: 100%;
    }
    .pt-savebar .pt-button {
      flex: 1 1 auto;
    }
  }
`;
