/**
 * The host that a text names, as browsers ask for it: lower case, international letters as A-labels. Undefined for what
 * is none, and for what says more, such as a port: what a URL makes of that is another host than the one that was meant.
 */
export function hostOf(text: string): string | undefined {
  if (/[\s/\\?#@:%]|\.$/.test(text) || !URL.canParse(`https://${text}`)) return undefined;
  const { hostname, href } = new URL(`https://${text}`);
  return href === `https://${hostname}/` ? hostname : undefined;
}
