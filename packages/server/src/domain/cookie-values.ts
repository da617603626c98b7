/**
 * Every value that a Cookie header (RFC 6265 section 4.2.1) has under exactly this name, in its order. White space around
 * name and value is what section 5.2 says, spaces and tabs: whoever trims more takes a name for ours that no browser guards.
 */
export function cookieValues(header: string | undefined, name: string): string[] {
  const values: string[] = [];
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at >= 0 && trimmed(pair.slice(0, at)) === name) values.push(trimmed(pair.slice(at + 1)));
  }
  return values;
}

/** By hand: a pattern would try each of thousands of spaces anew. */
function trimmed(text: string): string {
  const isBlank = (at: number): boolean => text[at] === ' ' || text[at] === '\t';
  let [start, end] = [0, text.length];
  while (start < end && isBlank(start)) start += 1;
  while (end > start && isBlank(end - 1)) end -= 1;
  return text.slice(start, end);
}
