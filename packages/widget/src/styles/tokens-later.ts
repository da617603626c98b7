import { css } from 'lit';

/** The tokens that only a touched form needs. */
export const tokensLater = css`
  --_sunken: var(--portico-color-surface-sunken, light-dark(#f6f7f8, #0f1114));
  --_danger: var(--portico-color-danger, light-dark(#a92a20, #f2968c));
  --_warning: var(--portico-color-warning, light-dark(#8a5600, #e6b95e));
  --_fast: var(--portico-motion-fast, 120ms);
  --_hover: var(--_sunken);
  --_press: var(--_border);
  --_hover: color-mix(in srgb, var(--_text) 5%, transparent);
  --_press: color-mix(in srgb, var(--_text) 10%, transparent);
`;
