/** Events are named where they are documented; `new CustomEvent(name)` in a method is none of its own. */
const documentedEventsOnly = {
  name: 'documented-events-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        if (declaration.events)
          declaration.events = declaration.events.filter(({ name }) => name.startsWith('portico-'));
      }
    }
  },
};

/** Describes the elements for editors and documentation, from their doc comments. */
export default {
  globs: ['packages/widget/src/elements/*/*.ts', 'packages/widget/src/base/*.ts'],
  exclude: ['**/*.test.ts', '**/*-actions.ts'],
  outdir: 'packages/widget/dist',
  litelement: true,
  plugins: [documentedEventsOnly],
};
