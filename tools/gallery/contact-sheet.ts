/** One page with all pictures, a row for each state. */
export function contactSheet(states: { element: string; state: string; about: string }[], variants: string[]): string {
  const rows = states.map(({ element, state, about }) => {
    const pictures = variants.map((variant) => {
      const path = `${element}/${state}--${variant}.png`;
      return `<a href="${path}"><img src="${path}" alt="${variant}" loading="lazy"></a>`;
    });
    return `<h2>${element}: ${state}</h2><p>${about}</p><div>${pictures.join('')}</div>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Portico in pictures</title><style>
body { margin: 24px; font: 15px/1.5 system-ui, sans-serif; background: #e9ebee; color: #15171c; }
h2 { margin: 32px 0 0; font-size: 1rem; } p { margin: 0 0 8px; color: #5a606b; }
div { display: flex; gap: 12px; align-items: start; overflow-x: auto; } img { display: block; max-height: 480px; }
</style><h1>Portico in pictures</h1>${rows.join('\n')}</html>
`;
}
