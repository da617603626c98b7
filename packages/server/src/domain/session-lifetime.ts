/** How long a session may go unused, and how long it may last at all, in milliseconds. */
export interface SessionLifetime {
  idle: number;
  absolute: number;
}

/** The lifetimes of sessions that are kept after the browser is closed, and of those that are not. */
export interface SessionLifetimes {
  plain: SessionLifetime;
  kept: SessionLifetime;
}

/** When a session ends, as it was written down, and what that was computed from. ms since 1970. */
export interface SessionTimes {
  begunAt: number;
  lastSeenAt: number;
  idleExpiresAt: number;
  absoluteExpiresAt: number;
}

/**
 * The ends of a session under the lifetimes of today. A shorter one binds sessions that began under a longer one, a
 * longer one gives them nothing: what was written down is never exceeded.
 */
export function boundEnds(
  { begunAt, lastSeenAt, idleExpiresAt, absoluteExpiresAt }: SessionTimes,
  lifetime: SessionLifetime,
): Pick<SessionTimes, 'idleExpiresAt' | 'absoluteExpiresAt'> {
  const absoluteEnd = Math.min(absoluteExpiresAt, begunAt + lifetime.absolute);
  return {
    idleExpiresAt: Math.min(idleExpiresAt, lastSeenAt + lifetime.idle, absoluteEnd),
    absoluteExpiresAt: absoluteEnd,
  };
}

/** When a session that begins or is used at `now` ends if it is not used again. Use never extends the absolute end. */
export function idleEnd(now: number, lifetime: SessionLifetime, absoluteEnd: number): number {
  return Math.min(now + lifetime.idle, absoluteEnd);
}

/** Whether use is worth writing down: writing at every request would turn each read into a write. */
export function isWorthTouching(lastSeenAt: number, now: number, lifetime: SessionLifetime): boolean {
  return now - lastSeenAt >= Math.min(5 * 60_000, lifetime.idle / 10);
}
