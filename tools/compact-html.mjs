/**
 * The templates of the screens without the line breaks and indents that are for people: one space, to which a browser
 * collapses them too. Behind each template stand as many empty lines as it lost, so that source maps hold. `ast` is the
 * program that `code` was parsed to (ESTree).
 */
export function compactHtml(code, ast) {
  const edits = [];
  for (const { end, quasi } of templates(ast)) {
    let lines = 0;
    for (const text of quasi.quasis) {
      for (const { index, 0: gap } of code.slice(text.start, text.end).matchAll(/\s*\n\s*/g)) {
        edits.push({ start: text.start + index, end: text.start + index + gap.length, by: ' ' });
        lines += gap.split('\n').length - 1;
      }
    }
    edits.push({ start: end, end, by: '\n'.repeat(lines) });
  }
  edits.sort((a, b) => b.start - a.start);
  return edits.reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), code);
}

/** Every html`…` and svg`…`. */
function* templates(node) {
  if (Array.isArray(node)) {
    for (const each of node) yield* templates(each);
  } else if (node && typeof node.type === 'string') {
    if (node.type === 'TaggedTemplateExpression' && /^(html|svg)$/.test(node.tag.name)) yield node;
    yield* templates(Object.values(node));
  }
}
