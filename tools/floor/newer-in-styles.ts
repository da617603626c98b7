import type { CompatStatement } from '@mdn/browser-compat-data';
import { lacking, web } from './floor.js';

type Entry = Record<string, { __compat?: CompatStatement } | undefined>;
const { properties, selectors, types } = web.css as unknown as Record<'properties' | 'selectors', Entry> & {
  types: { color: Entry; length: Entry };
};
const rules = web.css['at-rules'] as unknown as Entry;

/** What each kind looks like in a sheet without line breaks, and what MDN knows of it. */
const kinds: [RegExp, (name: string) => { __compat?: CompatStatement } | undefined, string][] = [
  [/(?<=[{;])([a-z][a-z-]*)(?=:)/g, (name) => properties[name], ''],
  [/(?<=[^:]::?)([a-z-]+)(?=[\s(){},:.>+~[])/g, (name) => selectors[name], ':'],
  [/(?<=@)([a-z-]+)/g, (name) => rules[name], '@'],
  [/([a-z-]+)(?=\()/g, (name) => types.color[name], '()'],
  [/(?<=\d)([a-z]+)\b/g, (name) => types.length[name], '1'],
];

/** What a style sheet as it is published uses that a browser of the floor lacks, without what it asks for first. */
export function newerInStyles(css: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const sheet = unasked(css);
  const chosen = [...sheet.matchAll(/[^{};@]+\{/g)].join('');
  for (const [pattern, known, mark] of kinds) {
    for (const [name] of (mark === ':' ? chosen : sheet).matchAll(pattern)) {
      const lacks = lacking(known(name)?.__compat);
      if (lacks.length > 0) found.set(mark === '()' ? `${name}()` : mark + name, lacks);
    }
  }
  if (isNested(sheet)) found.set('nesting', ['chrome 109']);
  return found;
}

/** A sheet without the blocks of `@supports`. */
function unasked(css: string): string {
  const at = css.search(/@supports[^{]*\{/);
  if (at < 0) return css;
  let end = css.indexOf('{', at) + 1;
  for (let depth = 1; depth > 0 && end < css.length; end++) depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0;
  return css.slice(0, at) + unasked(css.slice(end));
}

/** Whether a rule stands in a rule, rather than in a rule that starts with `@`. */
function isNested(sheet: string): boolean {
  const open: boolean[] = [];
  for (const [part] of sheet.matchAll(/[^{};]*[{};]/g)) {
    if (part.endsWith('{')) {
      if (open.includes(true)) return true;
      open.push(!part.startsWith('@'));
    } else if (part.endsWith('}')) open.pop();
  }
  return false;
}
