/** What a form sends that nobody touched: every field with the value that it was printed with, boxes that are ticked. */
export function printedFields(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input\b[^>]*>/g)].map(([tag]) => ({
    name: /\bname="([^"]*)"/.exec(tag)?.[1] ?? '',
    value: /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '',
    isSent: !tag.includes(`type="checkbox"`) || /\bchecked\b/.test(tag),
  }));
  return Object.fromEntries(inputs.filter(({ isSent }) => isSent).map(({ name, value }) => [name, value]));
}
