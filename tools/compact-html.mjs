/**
 * The templates of the screens without the line breaks and indents that are for people: one space, to which a browser
 * collapses them too. `ast` is the program that `code` was parsed to (ESTree).
 */
export function compactHtml(code, ast) {
  const cuts = [];
  for (const { start, end } of templateTexts(ast)) {
    for (const match of code.slice(start, end).matchAll(/\s*\n\s*/g)) {
      cuts.push([start + match.index, start + match.index + match[0].length]);
    }
  }
  cuts.sort(([a], [b]) => b - a);
  return cuts.reduce((text, [start, end]) => `${text.slice(0, start)} ${text.slice(end)}`, code);
}

/** The fixed parts of every html`…` and svg`…`. */
function* templateTexts(node) {
  if (Array.isArray(node)) {
    for (const each of node) yield* templateTexts(each);
  } else if (node && typeof node.type === 'string') {
    if (node.type === 'TaggedTemplateExpression' && /^(html|svg)$/.test(node.tag.name)) yield* node.quasi.quasis;
    yield* templateTexts(Object.values(node));
  }
}
