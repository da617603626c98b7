import { css } from 'lit';

/*
 * Rules for the parts as they look before anybody touches them, without a root: each sheet nests those it needs in its
 * own root selector, which gives them one class more of weight than a page's element rules. Every property that a part
 * depends on is set, because a page's reset may have set it before. What only happens later (hover, errors, waiting)
 * is in `fragments-late.ts`, which a form loads on its first touch.
 */

export const base = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  p,
  ul {
    margin: 0;
    padding: 0;
    font-size: inherit;
    line-height: inherit;
    color: inherit;
    list-style: none;
  }
  .pt-icon {
    inline-size: 1.125em;
    block-size: 1.125em;
    flex: none;
    display: inline-block;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.2em;
  }
  .pt-link {
    font: inherit;
    color: var(--_accent-text);
    background: none;
    border: 0;
    padding: 0;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    border-radius: 2px;
    cursor: pointer;
    text-decoration-color: color-mix(in srgb, currentColor 45%, transparent);
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
    scroll-margin: var(--portico-scroll-margin, 0);
  }
`;

export const heads = css`
  .pt-brand {
    font-size: 0.875em;
    color: var(--_muted);
    margin-block-end: calc(2 * var(--_s));
  }
  .pt-title {
    font-size: 1.5em;
    line-height: 1.2;
    font-weight: 600;
    letter-spacing: -0.015em;
    text-wrap: balance;
    outline: 0;
  }
  .pt-title:is(:lang(ar), :lang(zh), :lang(ja)) {
    letter-spacing: 0;
  }
`;

export const buttons = css`
  .pt-button {
    font: inherit;
    font-weight: 500;
    line-height: 1.25;
    letter-spacing: inherit;
    text-transform: none;
    text-decoration: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(2 * var(--_s));
    inline-size: auto;
    block-size: auto;
    min-block-size: var(--_height);
    margin: 0;
    padding: 6px calc(4 * var(--_s));
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    box-shadow: none;
    background: none;
    color: var(--_text);
    cursor: pointer;
  }
  .pt-button-primary {
    background: var(--_accent);
    border-color: transparent;
    color: var(--_on-accent);
  }
  .pt-button-full {
    inline-size: 100%;
  }
  .pt-iconbutton {
    font: inherit;
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    min-block-size: 0;
    margin: 0;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    box-shadow: none;
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  @media (pointer: coarse) {
    .pt-iconbutton {
      inline-size: 40px;
      block-size: 40px;
    }
  }
`;

export const fields = css`
  .pt-field {
    display: grid;
    gap: calc(1.5 * var(--_s));
    grid-template-columns: minmax(0, 1fr);
  }
  .pt-label {
    font-size: 0.875em;
    font-weight: 500;
    line-height: 1.5;
    color: inherit;
    margin: 0;
  }
  .pt-input {
    appearance: none;
    font: inherit;
    line-height: 1.4;
    letter-spacing: normal;
    text-align: start;
    color: var(--_text);
    background: var(--portico-input-background, var(--_surface));
    inline-size: 100%;
    max-inline-size: none;
    block-size: auto;
    min-block-size: var(--_height);
    margin: 0;
    padding: 0 calc(3 * var(--_s));
    border: 1px solid var(--portico-input-border, var(--_control));
    border-radius: var(--_radius);
    box-shadow: none;
  }
  .pt-input:focus-visible {
    outline-offset: -1px;
    border-color: var(--_focus);
  }
  .pt-input:-webkit-autofill {
    box-shadow: inset 0 0 0 100vmax var(--portico-input-background-autofill, var(--_soft));
    -webkit-text-fill-color: var(--_text);
    caret-color: var(--_text);
  }
  .pt-wrap {
    position: relative;
    display: grid;
  }
  .pt-wrap .pt-input {
    padding-inline-end: 44px;
  }
  .pt-eye {
    position: absolute;
    inset-inline-end: 4px;
    inset-block: 0;
    margin-block: auto;
    max-inline-size: 40px;
  }
`;

export const checks = css`
  .pt-check {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(2.5 * var(--_s));
    align-items: start;
    min-block-size: 24px;
  }
  .pt-check input {
    appearance: auto;
    inline-size: 18px;
    block-size: 18px;
    margin: 1px 0 0;
    accent-color: var(--_accent);
  }
  .pt-check label {
    font-size: inherit;
    font-weight: 400;
    color: inherit;
    margin: 0;
  }
`;

export const foot = css`
  .pt-foot {
    border-block-start: 1px solid var(--_border);
    padding-block-start: calc(5 * var(--_s));
    font-size: 0.875em;
    color: var(--_muted);
    display: grid;
    gap: var(--_s);
  }
  .pt-foot .pt-link {
    padding-block: 4px;
  }
`;
