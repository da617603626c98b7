import { css, unsafeCSS } from 'lit';
import { alerts, wrongFields } from './fragments-failure.js';
import { baseLater, buttonsLater, fieldsLater, keyframes } from './fragments-late.js';
import { badges, rows, saveBars } from './fragments-rows.js';
import { fieldsMore, lines, smallButtons, texts } from './fragments-more.js';
import { base, buttons, checks, fields, foot, heads } from './fragments.js';
import { tokensLater } from './tokens-later.js';
import { tokens } from './tokens.js';

/** Elements whose form a server may print. */
const printable = [
  'portico-login',
  'portico-signup',
  'portico-verify-address',
  'portico-forgot-password',
  'portico-reset-password',
  'portico-email-manager',
];
const waiting = unsafeCSS(`:is(${printable.join(', ')}):not(:defined)`);

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
    ${rows} ${badges} ${saveBars}
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
  .pt-notice {
    display: grid;
    container-type: normal;
  }
  @media (pointer: coarse) {
    ${waiting} {
      font-size: max(16px, 1em);
    }
  }
  .pt-page {
    ${tokens} ${tokensLater}
    margin: 0;
    min-block-size: 100vh;
    min-block-size: 100dvb;
    background: var(--_sunken);
    color: var(--_text);
    font:
      16px/1.5 system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Helvetica Neue',
      sans-serif;
  }
  .pt-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    padding: 12px 24px;
    background: var(--_surface);
    border-block-end: 1px solid var(--_border);
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
