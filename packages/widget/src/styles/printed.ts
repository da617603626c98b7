import { css, type CSSResult, unsafeCSS } from 'lit';
import { alerts, wrongFields } from './fragments-failure.js';
import { tables } from './fragments-table.js';
import { baseLater, buttonsLater, fieldsLater, keyframes } from './fragments-late.js';
import { badges, rows, saveBars } from './fragments-rows.js';
import { avatars } from './fragments-avatar.js';
import { fieldsMore, lines, smallButtons, texts } from './fragments-more.js';
import { besides } from './fragments-person.js';
import { dangers, sections } from './fragments-sessions.js';
import { base, buttons, checks, fields, foot, heads } from './fragments.js';
import { placesOf, type PrintedElement } from './places.js';
import { printedAccount } from './printed-account.js';
import { printedPage } from './printed-page.js';
import { tokensLater } from './tokens-later.js';
import { printedThemes, tokens } from './tokens.js';

/**
 * `portico.css`: how a printed form looks before its element is defined, and without script for good. It takes the
 * place that the element will take, so that nothing moves. Pages that Portico prints itself are laid out here, too.
 * `printed` are the elements with a form.
 */
export function printedSheet(printed: PrintedElement[]): CSSResult {
  const elements = unsafeCSS(printed.map(({ tag }) => tag).join(', '));
  const waiting = css`:is(${elements}):not(:defined)`;
  return css`
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
  ${placesOf(elements, printed)}
  ${printedThemes}
  ${printedPage} ${printedAccount}
  ${keyframes}
`;
}
