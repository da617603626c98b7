import { css } from 'lit';

/* Rules for what a form shows when something went wrong; without a root, too. */

export const wrongFields = css`
  .pt-input[aria-invalid='true'] {
    border-color: var(--portico-input-border-invalid, var(--_danger));
    box-shadow: inset 0 0 0 1px var(--portico-input-border-invalid, var(--_danger));
  }
  .pt-input:focus-visible {
    border-color: var(--_focus);
  }
  .pt-error {
    font-size: 0.875em;
    color: var(--_danger);
    display: flex;
    gap: 6px;
    align-items: start;
  }
  .pt-error .pt-icon {
    margin-block-start: 0.15em;
  }
  @media (forced-colors: active) {
    .pt-input[aria-invalid='true'] {
      border-width: 2px;
    }
  }
`;

export const alerts = css`
  .pt-alert {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(3 * var(--_s));
    padding: calc(3 * var(--_s)) calc(3.5 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_sunken);
    font-size: 0.875em;
    color: var(--_text);
  }
  .pt-alert > .pt-icon {
    font-size: 1.15em;
    margin-block-start: 0.1em;
    color: var(--_muted);
  }
  .pt-alert-body {
    display: grid;
    gap: var(--_s);
    grid-template-columns: minmax(0, 1fr);
  }
  .pt-alert-body li {
    padding-block: 2px;
  }
  .pt-alert-danger {
    background: var(--_surface);
    background: color-mix(in srgb, var(--_danger) 7%, var(--_surface));
    border-color: var(--_danger);
    border-color: color-mix(in srgb, var(--_danger) 32%, var(--_surface));
  }
  .pt-alert-danger > .pt-icon {
    color: var(--_danger);
  }
  .pt-alert-warning {
    background: var(--_surface);
    background: color-mix(in srgb, var(--_warning) 7%, var(--_surface));
    border-color: var(--_warning);
    border-color: color-mix(in srgb, var(--_warning) 34%, var(--_surface));
  }
  .pt-alert-warning > .pt-icon {
    color: var(--_warning);
  }
  @media (forced-colors: active) {
    .pt-alert {
      border-color: CanvasText;
    }
  }
`;
