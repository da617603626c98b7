/** A key that signs from some moment on, until the next one does. */
export interface KeyTime {
  generation: number;
  /** ms since 1970. */
  signsFrom: number;
}

/** Milliseconds. `publishAhead`: how long verifiers may go on with the list of keys that they have. */
export interface RotationTimes {
  rotation: number;
  publishAhead: number;
  tokenLifetime: number;
}

/** What may still be under way when a key has stopped to sign: clocks that differ, processes that learn of it late. */
const slack = 5 * 60_000;

/** The key to sign with, of keys in order of their generation: the newest that signs already, or the only one. */
export function signingKeyOf<Key extends KeyTime>(keys: readonly Key[], now: number): Key | undefined {
  return keys.findLast(({ signsFrom }) => signsFrom <= now) ?? keys[0];
}

/**
 * The keys whose tokens expire before verifiers forget the key. One that another one has followed is still used for a
 * moment, by a process that cannot use its successor.
 */
export function usableKeys<Key extends KeyTime>(keys: readonly Key[], now: number): Key[] {
  return keys.filter((_key, index) => {
    const next = keys[index + 1];
    return !next || next.signsFrom + slack > now;
  });
}

/** When the next key should sign, if it is time to publish it: undefined while the newest is young enough. */
export function nextKeyDue(keys: readonly KeyTime[], now: number, times: RotationTimes): KeyTime | undefined {
  const newest = keys.at(-1);
  if (!newest) return { generation: 1, signsFrom: now };
  const due = newest.signsFrom + times.rotation;
  if (now < due - times.publishAhead) return undefined;
  return { generation: newest.generation + 1, signsFrom: Math.max(due, now + times.publishAhead) };
}

/** A key that signs at once because those that there are cannot: verifiers learn of it when they next look. */
export function keyAtOnce(keys: readonly KeyTime[], now: number): KeyTime {
  return { generation: (keys.at(-1)?.generation ?? 0) + 1, signsFrom: now };
}

/** The keys that verifiers need: a key stays published until the last token that it signed has expired. */
export function publishedKeys<Key extends KeyTime>(keys: readonly Key[], now: number, times: RotationTimes): Key[] {
  return keys.filter((_key, index) => {
    const next = keys[index + 1];
    return !next || next.signsFrom + times.tokenLifetime + slack > now;
  });
}
