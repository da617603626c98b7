/**
 * So many entries at the most, in their order, of which every kind gets its first ones: all kinds have an equal share,
 * and what one does not need goes to the others. However many there are of one kind, they leave the others their places.
 */
export function sharePlaces<Entry>(
  entries: readonly Entry[],
  kindOf: (entry: Entry) => string,
  atMost: number,
): Entry[] {
  const places = new Map<Entry, number>();
  const seen = new Map<string, number>();
  for (const entry of entries) {
    const kind = kindOf(entry);
    const place = seen.get(kind) ?? 0;
    seen.set(kind, place + 1);
    places.set(entry, place);
  }
  // The first ones of every kind, then all the second ones, and so on; of equal ones those that come first.
  const fair = [...places].sort(([, a], [, b]) => a - b).slice(0, atMost);
  const chosen = new Set(fair.map(([entry]) => entry));
  return entries.filter((entry) => chosen.has(entry));
}
