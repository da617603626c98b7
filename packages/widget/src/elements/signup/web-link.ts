/** `url` when it leads to a page or to a mail address, seen from this page; else '', so that no link runs anything. */
export function webLink(url: string): string {
  const link = document.createElement('a');
  link.href = url;
  // An app may have its pages under a protocol of its own.
  const isOwn = link.protocol === location.protocol;
  return isOwn || /^(https?|mailto):$/.test(link.protocol) ? url : '';
}
