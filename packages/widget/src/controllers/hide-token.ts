/**
 * Takes a link's token out of the address bar, before anything else is requested: a bookmark, a referrer or a screenshot
 * would keep it.
 */
export function hideToken(): void {
  const url = new URL(location.href);
  if (!url.searchParams.has('token')) return;
  url.searchParams.delete('token');
  history.replaceState(history.state, '', url);
}
