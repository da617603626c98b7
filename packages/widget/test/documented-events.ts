const pages = new Map<string, Promise<string>>();

/** Names of the events that the page of an element documents. */
export async function documentedEvents(element: string): Promise<string[]> {
  let page = pages.get(element);
  if (!page) {
    page = fetch(`/docs/elements/${element}.md`).then((response) => response.text());
    pages.set(element, page);
  }
  const [, section = ''] = /## Events\n([\s\S]*?)(\n## |$)/.exec(await page) ?? [];
  return [...section.matchAll(/^\| `(portico-[a-z-]+)`/gm)].map(([, name = '']) => name);
}
