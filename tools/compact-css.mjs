/**
 * A style sheet without the line breaks and indents that are for people. It relies on the formatter's layout: a line
 * ends after `;`, `{`, `}` or `,` only.
 */
export function compactCss(css) {
  return css
    .replace(/\n\s*/g, '')
    .replace(/([;{,]) /g, '$1')
    .replace(/ \{/g, '{')
    .replace(/([a-z-]): /g, '$1:')
    .replace(/;\}/g, '}')
    .replace(/(?<=[:, (])0\./g, '.');
}
