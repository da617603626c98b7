/** The start of a tag in a template with something to fill in that is no attribute's value. */
const elementExpression = /<[\w-]+(?:\s+[?.@\w-]+(?:=(?:"[^"]*"|\$\{[^}]*\}|[^\s">$]+))?)*\s+\$\{/;

/**
 * Lit for script tags: without its hooks for polyfills that no browser needs which has modules with dynamic imports,
 * without the list of versions in which its development build, never this one, finds out that there are several, and
 * without templates that are a piece of SVG or MathML, or have something to fill in inside a comment or for an element as a
 * whole: ours have none.
 */
export const litWithoutHooks = {
  name: 'lit-without-hooks',
  transform(code, id) {
    if (/packages[\\/]widget[\\/]src[\\/]/.test(id) && (/\b(?:svg|mathml)`/.test(code) || elementExpression.test(code)))
      this.error('Templates of SVG or MathML, or with an expression for a whole element, do not work in script tags.');
    if (!/node_modules[\\/](@lit[\\/]reactive-element|lit-element|lit-html)[\\/]/.test(id)) return null;
    return {
      code: code
        .replace(/\b\w+\.\w+(?:PolyfillSupport|HydrateSupport)\b/g, '(void 0)')
        .replace(/\((\w+)\.\w+Versions\?\?=\[\]\)\.push\("[^"]*"\)/g, '0')
        .replace(/2===(\w)\?"<(\/?)svg>":3===\1\?"<\2math>":""/g, '""')
        .replace(/,2===(\w)\|\|3===\1\)\{[^}]*\}/, '){}')
        .replace(/else\{let (\w)=-1;for\(;-1!==\(\1=\w\.data\.indexOf\([^}]*\{type:7[^}]*\}[^}]*\}/, '')
        .replace(/else (\w)\.startsWith\(\w\)&&\(\w\.push\(\{type:6,index:\w\}\),\w\.removeAttribute\(\1\)\);/, '')
        .replace(/:6===\w\.type&&\(\w=new \w\(\w,this,\w\)\)/, ':0'),
      map: null,
    };
  },
};
