import { css, unsafeCSS } from 'lit';
import { alerts, wrongFields } from './fragments-failure.js';
import { tables } from './fragments-table.js';
import { baseLater, buttonsLater, fieldsLater, keyframes } from './fragments-late.js';
import { badges, rows, saveBars } from './fragments-rows.js';
import { avatars } from './fragments-avatar.js';
import { fieldsMore, lines, smallButtons, texts } from './fragments-more.js';
import { besides } from './fragments-person.js';
import { dangers, sections } from './fragments-sessions.js';
import { base, buttons, checks, fields, foot, heads } from './fragments.js';
import { placesOf } from './places.js';
import { tokensLater } from './tokens-later.js';
import { printedThemes, tokens } from './tokens.js';

/** Elements whose form a server may print. */
const printable = [
  'portico-login',
  'portico-signup',
  'portico-verify-address',
  'portico-forgot-password',
  'portico-reset-password',
  'portico-email-manager',
  'portico-notifications',
  'portico-undo-change',
  'portico-profile',
  'portico-change-password',
  'portico-sessions',
];
const elements = unsafeCSS(printable.join(', '));
const waiting = css`:is(${elements}):not(:defined)`;
/**
 * `portico.css`: how a printed form looks before its element is defined, and without script for good. It takes the
 * place that the element will take, so that nothing moves. Pages that Portico prints itself are laid out here, too.
 */
export const printedSheet = css`
  .pt-form,
  ${waiting} {
    ${tokens} ${tokensLater}
  }
  .pt-form {
    margin: 0;
    padding: 0;
    color: var(--_text);
    overflow-wrap: break-word;
    display: grid;
    gap: calc(5 * var(--_s));
    grid-template-columns: minmax(0, 1fr);
    ${base} ${heads} ${texts} ${buttons} ${smallButtons} ${lines} ${fields} ${fieldsMore} ${checks} ${foot}
    ${baseLater} ${buttonsLater} ${fieldsLater} ${wrongFields} ${alerts}
    ${rows} ${badges} ${saveBars} ${tables} ${avatars} ${besides} ${dangers} ${sections}
    .pt-head {
      margin-block-end: var(--_s);
    }
  }
  ${waiting},
  .pt-notice {
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    inline-size: 100%;
    max-inline-size: var(--portico-form-width, 26em);
    min-inline-size: 0;
    contain-intrinsic-inline-size: min(var(--portico-form-width, 26em), 100vw);
    font-size: max(15px, 1em);
    line-height: 1.5;
    text-align: start;
    --_pad-y: calc(8 * var(--_s));
    --_pad-x: calc(8 * var(--_s));
    padding: var(--_pad-y) var(--_pad-x);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_card-radius);
  }
  :is(${elements})[headless-card]:not(:defined) {
    inline-size: auto;
    max-inline-size: none;
    padding: 0;
    border: 0;
    background: none;
    --_pad-x: 0px;
    --_pad-y: 0px;
  }
  .pt-notice {
    display: grid;
    container-type: normal;
  }
  @media (pointer: coarse) {
    ${waiting} {
      font-size: max(16px, 1em);
    }
  }
  ${placesOf(elements)}
  ${printedThemes}
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
  .pt-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  portico-account:not(:defined) {
    ${tokens}
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    inline-size: 100%;
    max-inline-size: var(--portico-form-width, 44em);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_card-radius);
    > .pt-tabs {
      display: flex;
      gap: calc(6 * var(--_s));
      padding-inline: calc(8 * var(--_s));
      border-block-end: 1px solid var(--_border);
      overflow-x: auto;
      scrollbar-width: none;
    }
    .pt-tab {
      margin-block-end: -1px;
      padding: calc(4 * var(--_s)) 0 calc(3.5 * var(--_s));
      border-block-end: 2px solid transparent;
      font-size: 0.9375em;
      color: var(--_muted);
      text-decoration: none;
      white-space: nowrap;
    }
    .pt-tab[aria-current] {
      border-block-end-color: var(--_accent);
      color: var(--_text);
      font-weight: 500;
    }
    /* What is transparent is a line there. */
    @media (forced-colors: active) {
      .pt-tab {
        border-block-end-color: Canvas;
      }
      .pt-tab[aria-current] {
        border-block-end-color: Highlight;
      }
    }
    > [slot]:not(nav) {
      margin-inline: calc(8 * var(--_s));
    }
    > nav + [slot] {
      margin-block-start: calc(8 * var(--_s));
    }
    > nav ~ [slot] + [slot] {
      margin-block-start: calc(10 * var(--_s));
      padding-block-start: calc(10 * var(--_s));
      border-block-start: 1px solid var(--_border);
    }
    > :last-child {
      margin-block-end: calc(8 * var(--_s));
    }
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
  ${keyframes}
`;
