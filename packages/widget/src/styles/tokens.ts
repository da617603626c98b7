import { css } from 'lit';

/**
 * The public tokens (`--portico-*`) with their defaults, read into private ones on each host. A default on `:root`
 * would be found before a token that the page sets on `body`; a private mix on `:root` would not see it at all.
 * Contrast of every pair is at least 4.5 for text and 3 for lines and rings (WCAG 2.2, 1.4.3 and 1.4.11).
 */
export const tokens = css`
  --_surface: var(--portico-color-surface, light-dark(#fff, #16181c));
  --_text: var(--portico-color-text, light-dark(#15171c, #eceef2));
  --_muted: var(--portico-color-text-muted, light-dark(#5a606b, #a3a9b4));
  --_border: var(--portico-color-border, light-dark(#e2e4e8, #2d3138));
  --_control: var(--portico-color-border-control, light-dark(#7d8491, #737b88));
  --_accent: var(--portico-color-accent, light-dark(#1f4f9e, #3d72cc));
  --_accent-text: var(--portico-color-accent-text, light-dark(#1f4f9e, #93b8f4));
  --_focus: var(--portico-color-focus, light-dark(#1f4f9e, #93b8f4));
  --_on-accent: var(--portico-color-on-accent, #fff);
  --_radius: var(--portico-radius-control, 6px);
  --_card-radius: var(--portico-radius-card, 10px);
  --_height: var(--portico-control-height, 40px);
  --_s: var(--portico-space, 4px);
  /* Only browsers without color-mix() show this one, and those have no light-dark() either. */
  --_soft: var(--portico-color-surface-sunken, var(--_light, #edf1f7) var(--_dark, #191f2a));
  --_soft: color-mix(in srgb, var(--_accent) 8%, var(--_surface));
`;

/*
 * Browsers without `light-dark()` do not know which of two colours the page shows: there one of these two is empty, the
 * other `initial`, and it is light unless something says dark.
 */
export const inLight = css`
  --_light: initial;
  --_dark: ;
`;
export const inDark = css`
  --_light: ;
  --_dark: initial;
`;

/** The attribute `theme` of an element. */
export const themes = css`
  :host {
    ${inLight}
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
    ${inDark}
  }
`;

/** Pages that Portico prints itself follow the system. */
export const printedThemes = css`
  :root {
    ${inLight}
  }
  @supports not (color: light-dark(red, red)) {
    @media (prefers-color-scheme: dark) {
      .pt-page,
      .pt-page * {
        ${inDark}
      }
    }
  }
`;
