const name = 'portico:late-import';

/**
 * Older Chromium remembers for the life of a page that a module could not be loaded, and whatever imports that module fails
 * from then on, too. So it is fetched first, into the cache, and imported only once it has come; a server that no longer
 * has it is told from one that cannot be reached. Where the page's policy keeps script from fetching it (`connect-src`),
 * there is nothing to go by, and the import is tried at once.
 *
 * The URL is that in the import's own text, as the minifier quotes it; where the module is in the same file there is none, and nothing to fetch.
 */
const source = `
let isBarred;
addEventListener('securitypolicyviolation', (event) => (isBarred ||= event.effectiveDirective === 'connect-src'));
export async function lateImport(base, load) {
  const path = /"(.+?)"/.exec(load)?.[1];
  if (path && !isBarred) {
    const url = new URL(path, base);
    const status = await fetch(url).then((answer) => answer.status, () => new Promise((tell) => setTimeout(tell)));
    if (status !== 200 && !isBarred) throw status < 500 ? Error(url) : TypeError('module ' + url);
  }
  return load();
}`;

/** What is imported late is looked for first, so that it can be tried again. For files that browsers load as they are. */
export const lateImports = {
  name: 'late-imports',
  resolveId: (id) => (id === name ? id : null),
  load: (id) => (id === name ? source : null),
  transform(code, id) {
    if (!id.includes('packages/widget/src')) return null;
    const guarded = code.replace(/\bimport\(("[^"]+"|'[^']+')\)/g, 'lateImport(import.meta.url, () => import($1))');
    // In a line that is there, so that source maps hold.
    return guarded === code ? null : { code: `import { lateImport } from '${name}';${guarded}`, map: null };
  },
};
