import bcd, { type CompatStatement, type SimpleSupportStatement } from '@mdn/browser-compat-data' with { type: 'json' };

/** The oldest browsers in which everything works: the README names them. */
const floor = {
  chrome: '109',
  chrome_android: '109',
  edge: '109',
  firefox: '115',
  firefox_android: '115',
  safari: '16.4',
  safari_ios: '16.4',
} as const;

/** What MDN knows of the web, by its own names. */
export const web = bcd;

/** The browsers of the floor that lack a feature, each as `name version`; none where MDN says nothing of it. */
export function lacking(compat: CompatStatement | undefined): string[] {
  if (!compat) return [];
  return Object.entries(floor)
    .filter(([browser, version]) => {
      const support = compat.support[browser as keyof typeof floor];
      return support && ![support].flat().some((each) => isIn(each, version));
    })
    .map(([browser, version]) => `${browser} ${version}`);
}

/** Whether a version has it, by this name and without a setting. */
function isIn(
  { version_added: added, version_removed: removed, flags }: SimpleSupportStatement,
  version: string,
): boolean {
  if (typeof added !== 'string' || added === 'preview' || flags || removed) return false;
  return Number.parseFloat(added.replace('≤', '')) <= Number.parseFloat(version);
}
