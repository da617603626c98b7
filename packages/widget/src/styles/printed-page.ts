import { css } from 'lit';
import { tokensLater } from './tokens-later.js';
import { tokens } from './tokens.js';

/** How the pages are laid out that Portico prints itself, its mailbox of the development included. */
export const printedPage = css`
  /* A page that grows past the window, by a message say, does not move to the side. */
  html:has(> .pt-page) {
    scrollbar-gutter: stable both-edges;
  }
  /* A bar that did would show the ground on both its sides. */
  html:has(> .pt-page > .pt-bar) {
    scrollbar-gutter: auto;
    overflow-y: scroll;
  }
  .pt-page {
    ${tokens} ${tokensLater}
    margin: 0;
    min-block-size: 100vh;
    min-block-size: 100dvb;
    background: var(--_sunken);
    color: var(--_text);
    font:
      100%/1.5 system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Helvetica Neue',
      sans-serif;
  }
  .pt-page h1 {
    margin: 0;
  }
  .pt-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .pt-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 12px;
    padding: 12px clamp(16px, 4vw, 24px);
    background: var(--_surface);
    border-block-end: 1px solid var(--_border);
  }
  /* As high and as far out as the menu will be: nothing moves when its script comes. */
  .pt-bar > portico-user-menu {
    flex: 1 1 auto;
    display: flex;
    align-items: center;
    justify-content: end;
    min-block-size: 42px;
  }
  .pt-bar .pt-link {
    color: var(--_accent-text);
  }
  .pt-bar-name {
    font-weight: 600;
    color: var(--_text);
    text-decoration: none;
  }
  .pt-main {
    box-sizing: border-box;
    display: grid;
    justify-items: center;
    padding: clamp(16px, 8vmin, 72px) 16px;
  }
  .pt-apart {
    margin-block-start: calc(4 * var(--_s));
  }
  .pt-wide {
    max-inline-size: 44em;
  }
  .pt-mails {
    display: grid;
    gap: 12px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .pt-mail-head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 16px;
    margin: 0;
    font-size: 0.875em;
  }
  .pt-mail-head dt {
    color: var(--_muted);
  }
  .pt-mail-head dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .pt-mail {
    inline-size: 100%;
    block-size: 34em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .pt-mail-text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    font-size: 0.875em;
  }
  .pt-dev {
    margin: 0;
    padding: 0 16px 24px;
    text-align: center;
    font-size: 0.875em;
  }
  .pt-dev a {
    color: var(--_accent-text);
  }
`;
