/**
 * Lit for script tags: without its hooks for polyfills that no browser needs which has modules with dynamic imports, and
 * without the list of versions in which its development build, never this one, finds out that there are several.
 */
export const litWithoutHooks = {
  name: 'lit-without-hooks',
  transform: (code, id) =>
    /node_modules[\\/](@lit[\\/]reactive-element|lit-element|lit-html)[\\/]/.test(id)
      ? {
          code: code
            .replace(/\b\w+\.\w+(?:PolyfillSupport|HydrateSupport)\b/g, '(void 0)')
            .replace(/\((\w+)\.\w+Versions\?\?=\[\]\)\.push\("[^"]*"\)/g, '0'),
          map: null,
        }
      : null,
};
