import { readFileSync } from 'node:fs';

/** Fonts that tests bring along, because every machine has others: what they are like, and their packages. */
export const ownFonts = { serif: 'pt-serif', wide: 'dejavu-sans', narrow: 'pt-sans-narrow' } as const;

/** The style of a page whose text is in such a font, which has no weights between these two. */
export function ownFont(kind: keyof typeof ownFonts): string {
  const name = ownFonts[kind];
  const faces = [400, 700].map((weight) => {
    const file = `node_modules/@fontsource/${name}/files/${name}-latin-${weight}-normal.woff2`;
    const data = readFileSync(file).toString('base64');
    return `@font-face {
      font-family: Own;
      font-weight: ${weight};
      src: url(data:font/woff2;base64,${data});
    }`;
  });
  return `<style>${faces.join('\n')} body { font-family: Own }</style>`;
}

/** An expression that resolves once both weights are there: what is drawn from then on stays as it is. */
export const ownFontLoaded = `Promise.all([400, 700].map((weight) => document.fonts.load(weight + ' 16px Own')))`;
