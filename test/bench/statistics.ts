/** The value below which `share` (0 to 1) of sorted values lie. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/**
 * How likely a random value of `left` is larger than a random one of `right`; ties count half. 0.5 means that they cannot be
 * told apart (the area under the ROC curve, Mann and Whitney's U divided by the number of pairs).
 */
export function areaUnderCurve(left: readonly number[], right: readonly number[]): number {
  const sorted = [...right].sort((a, b) => a - b);
  const wins = left.reduce((sum, value) => sum + (rank(sorted, value, false) + rank(sorted, value, true)) / 2, 0);
  return wins / (left.length * right.length);
}

/** How many sorted values are smaller than `value`, or, with `equal`, not larger. */
function rank(sorted: readonly number[], value: number, equal: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] ?? 0;
    if (found < value || (equal && found === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
