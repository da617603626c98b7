/** How long a session may go unused, and how long it may last at all, in milliseconds. */
export interface SessionLifetime {
  idle: number;
  absolute: number;
}

/** When a session that begins or is used at `now` ends if it is not used again. Use never extends the absolute end. */
export function idleEnd(now: number, lifetime: SessionLifetime, absoluteEnd: number): number {
  return Math.min(now + lifetime.idle, absoluteEnd);
}

/** Whether use is worth writing down: writing at every request would turn each read into a write. */
export function isWorthTouching(lastSeenAt: number, now: number, lifetime: SessionLifetime): boolean {
  return now - lastSeenAt >= Math.min(5 * 60_000, lifetime.idle / 10);
}
