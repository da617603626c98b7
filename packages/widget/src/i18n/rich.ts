import { html, type TemplateResult } from 'lit';

/**
 * A sentence with templates in the places of its `{…}` marks, so that each language can put a link or an address
 * where its grammar wants it.
 */
export function rich(sentence: string, parts: Record<string, unknown>): TemplateResult[] {
  return sentence.split(/(\{\w+\})/).map((piece) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    return html`${name !== undefined && name in parts ? parts[name] : piece}`;
  });
}
