let hasWarned = false;

/** Names of machines on which pages are made (RFC 6761, sections 6.2 and 6.3), not visited. */
const developmentHost = /^(localhost|127(\.\d+){3}|\[::1\])$|\.(localhost|test)$/;

/**
 * Says once, to whoever makes the page, that a form with a password is inside a shadow root of theirs: browsers fill it
 * in there, but extensions that look for it from the document do not see it. On a site with visitors nothing is said.
 */
export function warnHiddenFields(host: HTMLElement): void {
  if (hasWarned || host.getRootNode() === document || !developmentHost.test(location.hostname)) return;
  if (!host.querySelector('[autocomplete$=password]')) return;
  hasWarned = true;
  console.warn(
    `portico: <${host.localName}> is inside a shadow root. Browsers fill it in there, but password managers that are extensions may not find it. Put it into a slot instead.`,
  );
}
