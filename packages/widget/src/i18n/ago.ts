const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago something was, in the largest unit that fits: "2 minutes ago", "gestern". `milliseconds` is the span. */
export function ago(language: string, milliseconds: number): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const found = units.find(([, size]) => milliseconds >= size);
  // Seconds would be out of date before they are read.
  return found ? format.format(-Math.floor(milliseconds / found[1]), found[0]) : format.format(0, 'second');
}
