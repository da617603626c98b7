/** What only servers and documents need of an operation. A browser calls it and checks the answer. */
const unused = new Set(['summary', 'access', 'bodyLimit', 'input', 'errors']);

/**
 * Leaves of each declared operation what a call needs: its method, its path and the schema of its answer. Lines stay, so
 * that source maps hold.
 *
 * @throws Error for a module of operations in which there is nothing to leave out: its declarations have another form then.
 */
export const calledOperations = {
  name: 'called-operations',
  transform(code, id) {
    const [, file] = /packages[\\/]contract[\\/]src[\\/]operations[\\/]([^\\/]+)\.ts$/.exec(id) ?? [];
    if (!file || file === 'index') return null;
    const found = declaredObjects(this.parse(code)).flatMap(({ properties }) =>
      properties.filter(({ key }) => unused.has(key?.name)),
    );
    if (found.length === 0) throw new Error(`no declared operation in ${id}`);
    const parts = found.reduceRight(
      (text, { start, end }) =>
        text.slice(0, start) + text.slice(start, end).replace(/[^\n]+/g, '') + text.slice(end).replace(/^\s*,/, ''),
      code,
    );
    return { code: parts, map: null };
  },
};

/** Objects of `export const name = { … }`, however the export is written. */
function declaredObjects({ body }) {
  return body
    .map((statement) => statement.declaration ?? statement)
    .flatMap(({ declarations }) => declarations ?? [])
    .map(({ init }) => init)
    .filter((init) => init?.type === 'ObjectExpression');
}
