import { css } from 'lit';

/* Rules for what happens to the parts once they are touched, and for parts that only show then. Without a root, too. */

export const baseLater = css`
  [hidden] {
    display: none;
  }
  .pt-link:hover {
    text-decoration-color: currentColor;
  }
`;

export const buttonsLater = css`
  .pt-button {
    transition: background-color var(--_fast) ease-out;
  }
  .pt-button:hover {
    background: var(--_hover);
  }
  .pt-button:active {
    background: var(--_press);
  }
  .pt-button-primary:hover {
    background: var(--_accent);
    background: color-mix(in srgb, var(--_accent), #000 12%);
  }
  .pt-button-primary:active {
    background: var(--_accent);
    background: color-mix(in srgb, var(--_accent), #000 22%);
  }
  .pt-button[aria-disabled='true'] {
    background: var(--portico-button-background-disabled, var(--_sunken));
    border-color: var(--_border);
    color: var(--portico-button-text-disabled, var(--_muted));
    cursor: not-allowed;
  }
  .pt-iconbutton:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .pt-spinner {
    inline-size: 1em;
    block-size: 1em;
    border-radius: 50%;
    border: 2px solid currentColor;
    border-block-start-color: transparent;
    animation:
      pt-turn 800ms linear infinite,
      pt-appear 1ms 200ms backwards;
  }
  @media (prefers-reduced-motion: reduce) {
    .pt-spinner {
      animation:
        pt-pulse 1.6s ease-in-out infinite,
        pt-appear 1ms 200ms backwards;
      border-block-start-color: currentColor;
    }
    .pt-button {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .pt-button-primary {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
      border-color: Highlight;
    }
    .pt-button-primary:hover {
      background: HighlightText;
      color: Highlight;
    }
    .pt-button[aria-disabled='true'] {
      forced-color-adjust: none;
      background: Canvas;
      color: GrayText;
      border-color: GrayText;
    }
  }
`;

/** Keyframes cannot be nested; a sheet with a spinner adds them at its end. */
export const keyframes = css`
  @keyframes pt-turn {
    to {
      rotate: 1turn;
    }
  }
  @keyframes pt-pulse {
    50% {
      opacity: 0.35;
    }
  }
  @keyframes pt-appear {
    from {
      visibility: hidden;
    }
  }
`;

export const fieldsLater = css`
  .pt-input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .pt-input:hover {
    border-color: var(--portico-input-border-hover, var(--_text));
  }
  .pt-input[readonly] {
    background: var(--_sunken);
    border-color: var(--_border);
  }
  .pt-input:focus-visible {
    border-color: var(--_focus);
  }
`;
