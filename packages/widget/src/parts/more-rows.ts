import { html, type TemplateResult } from 'lit';

/** How many rows of a long list are there at once. */
interface Fold<Row> {
  shown: Row[];
  rest: Row[];
}

/**
 * The first rows of a list, and the rest where that is more than one: whoever has many scrolls past none of them on a
 * phone to reach what stands below.
 */
export function foldRows<Row>(rows: Row[], atOnce: number): Fold<Row> {
  return rows.length > atOnce + 1
    ? { shown: rows.slice(0, atOnce), rest: rows.slice(atOnce) }
    : { shown: rows, rest: [] };
}

/** The rest of a long list, which opens below it; without script, too. `isOpen` opens it from the first. */
export function moreRows(summary: string, rows: unknown, isOpen = false): TemplateResult {
  return html`<details class="pt-more" ?open=${isOpen}>
    <summary>${summary}</summary>
    ${rows}
  </details>`;
}
