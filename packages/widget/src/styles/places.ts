import { css, type CSSResult, unsafeCSS } from 'lit';

/** Without a form yet: its script is on its way, or the words of its language are. */
const undrawn = css`:is(:empty, :not(:has(> [slot='form'])))`;

/** The tag of an element with a form, and the height of that form as it is first drawn, where it is known. */
export interface PrintedElement {
  tag: string;
  place?: string;
}

/**
 * How high a form will be, at the least, as it is first drawn: text grows with the font, the rest does not. What a
 * portal asks for besides, and lists that have to come, take their place when they are known. `elements` is the list of
 * the tags.
 */
export const placesOf = (elements: CSSResult, printed: PrintedElement[]): CSSResult => css`
  :is(${elements})${undrawn} {
    box-sizing: border-box;
    min-block-size: calc(var(--_place, 1.5em + 60px) + var(--_brand, 0px) + var(--_edges, 66px));
  }
  :is(${elements})${undrawn}::part(card) {
    min-block-size: inherit;
  }
  portico-provider[portal-name]:not([portal-name='']) {
    --_brand: calc(1.3125em + 8px);
  }
  :is(${elements})[headless-card] {
    --_edges: 0px;
  }
  ${unsafeCSS(printed.map(({ tag, place }) => (place ? `${tag} { --_place: calc(${place}); }` : '')).join('\n'))}
  portico-login:is([no-signup], [no-forgot]) {
    --_links: calc(1.3125em + 4px);
  }
  portico-login[no-signup][no-forgot] {
    --_links: calc(2.625em + 45px);
  }
  portico-login[shared-device] {
    --_keep: calc(1.5em + 20px);
  }
  /* Where sentences break once more, whatever the font. */
  :is(${elements}):lang(de) {
    --_long: 1.5em;
  }
  @media (max-width: 23em) {
    :is(${elements}) {
      --_wraps: 1.5em;
    }
    :is(${elements}):not([headless-card]) {
      --_edges: 50px;
    }
  }
`;
