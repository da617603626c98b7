import { sql } from 'kysely';
import { minute } from '../domain/clock.js';
import type { Executor } from './database.js';
import { prepared } from './prepared.js';

/** A limit on how often something may happen: `count` at once, refilled evenly over `per` milliseconds. */
export interface RateLimit {
  count: number;
  per: number;
}

/** How a run of failures is slowed down. */
export interface RunLimit {
  /** Failures in a row without a wait. */
  free: number;
  /** First wait in milliseconds; it doubles with each failure. */
  firstWait: number;
  /** Longest wait in milliseconds. */
  longestWait: number;
  /** A run is forgotten after so many quiet milliseconds. */
  forgetAfter: number;
}

/** It may not happen now, but from `retryAt` on. */
interface Refused {
  allowed: false;
  retryAt: number;
}

/** Whether something may happen now; `freeAt` is when the bucket will be full again. */
export type RateAllowance = { allowed: true; freeAt: number } | Refused;

/** Whether something may be tried now, and which try in a row it is. */
export type RunAllowance = { allowed: true; run: number } | Refused;

/** A bucket of a portal. */
interface Bucket {
  portalId: string;
  bucket: string;
}

/**
 * A clock that jumped back must not leave a bucket shut for long: what lies further ahead than `span` and this is no
 * time of ours. Nothing less, because another process whose clock is a little behind must not take a full bucket for
 * one from the future and empty it.
 */
const slackOf = (span: number): number => Math.min(span, 5 * minute);

// The casts keep PostgreSQL from reading times as 32-bit integers.
const take = prepared(
  (db, rate: Bucket & { now: number; step: number; window: number; full: number; first: number; latest: number }) => {
    const at = sql<number>`cast(${rate.now} as bigint)`;
    const window = sql<number>`cast(${rate.window} as bigint)`;
    const latest = sql<number>`cast(${rate.latest} as bigint)`;
    const base = sql<number>`(case when limits.free_at > ${at} and limits.free_at <= ${latest} then limits.free_at else ${at} end)`;
    const next = sql<number>`${base} + cast(${rate.step} as bigint)`;
    return db
      .insertInto('limits')
      .values({ portal_id: rate.portalId, bucket: rate.bucket, run: 0, free_at: rate.first, expires_at: rate.full })
      .onConflict((conflict) =>
        conflict
          .columns(['portal_id', 'bucket'])
          .doUpdateSet({ free_at: next, expires_at: next })
          .where(sql<boolean>`${next} <= ${at} + ${window}`),
      )
      .returning('free_at as freeAt');
  },
);

const find = prepared((db, { portalId, bucket }: Bucket) =>
  db.selectFrom('limits').select('free_at as freeAt').where('portal_id', '=', portalId).where('bucket', '=', bucket),
);

/**
 * Takes one from a bucket, or says when there will be one. The generic cell rate algorithm in one statement: the row
 * holds the time at which the bucket is full again, and is moved only while that time is near enough. However many
 * requests come at once, on however many processes, no more than `count` are let through.
 */
export async function takeFromRate(
  db: Executor,
  portalId: string,
  bucket: string,
  limit: RateLimit,
  now: number,
): Promise<RateAllowance> {
  const step = Math.ceil(limit.per / limit.count);
  const window = step * limit.count;
  const [first, full, latest] = [now + step, now + window, now + window + slackOf(window)];
  const moved = await take(db, { portalId, bucket, now, step, window, first, full, latest });
  const [taken] = moved.rows;
  if (taken) return { allowed: true, freeAt: taken.freeAt };
  const [row] = (await find(db, { portalId, bucket })).rows;
  return { allowed: false, retryAt: Math.max(now + 1, (row?.freeAt ?? now) + step - window) };
}

/**
 * Takes one of `count` places that each stay taken for `per` milliseconds: in no stretch of that length are there more,
 * while a bucket that refills evenly lets nearly twice as many through. Each place costs a statement or two, so this is
 * for small counts.
 */
export async function takePlace(
  db: Executor,
  portalId: string,
  bucket: string,
  limit: RateLimit,
  now: number,
): Promise<RateAllowance> {
  let retryAt = Infinity;
  for (let place = 1; place <= limit.count; place++) {
    const taken = await takeFromRate(db, portalId, `${bucket} ${place}`, { count: 1, per: limit.per }, now);
    if (taken.allowed) return taken;
    retryAt = Math.min(retryAt, taken.retryAt);
  }
  return { allowed: false, retryAt };
}

/** When each of some buckets has one to give again (ms); one that has now is left out. Nothing is taken. */
export async function freeAgainAt(
  db: Executor,
  portalId: string,
  buckets: readonly { bucket: string; limit: RateLimit }[],
  now: number,
): Promise<Map<string, number>> {
  if (buckets.length === 0) return new Map();
  const rows = await db
    .selectFrom('limits')
    .select(['bucket', 'free_at'])
    .where('portal_id', '=', portalId)
    .where(
      'bucket',
      'in',
      buckets.map(({ bucket }) => bucket),
    )
    .execute();
  const fullAt = new Map(rows.map((row) => [row.bucket, row.free_at]));
  return new Map(
    buckets.flatMap(({ bucket, limit }): [string, number][] => {
      const step = Math.ceil(limit.per / limit.count);
      const window = step * limit.count;
      const at = (fullAt.get(bucket) ?? 0) + step - window;
      return at > now && at <= now + step + slackOf(window) ? [[bucket, at]] : [];
    }),
  );
}

const giveBack = prepared((db, { portalId, bucket, step }: Bucket & { step: number }) =>
  db
    .updateTable('limits')
    .set({ free_at: sql<number>`free_at - cast(${step} as bigint)` })
    .where('portal_id', '=', portalId)
    .where('bucket', '=', bucket),
);

/** Gives one back to a bucket: what was counted in advance turned out well. */
export async function giveBackToRate(db: Executor, portalId: string, bucket: string, limit: RateLimit): Promise<void> {
  await giveBack(db, { portalId, bucket, step: Math.ceil(limit.per / limit.count) });
}

const count = prepared((db, run: Bucket & RunLimit & { now: number; forgottenAt: number; latest: number }) => {
  const at = sql<number>`cast(${run.now} as bigint)`;
  const latest = sql<number>`cast(${run.latest} as bigint)`;
  const free = sql<number>`cast(${run.free} as integer)`;
  const longest = sql<number>`cast(${run.longestWait} as bigint)`;
  const stale = sql<boolean>`limits.expires_at <= ${at}`;
  const next = sql<number>`(case when ${stale} then 1 else limits.run + 1 end)`;
  const doubled = sql<number>`cast(${run.firstWait} as bigint) * (1 << (${next} - ${free}))`;
  const wait = sql<number>`(case
    when ${next} < ${free} then 0
    when ${next} - ${free} > 20 or ${doubled} > ${longest} then ${longest}
    else ${doubled} end)`;
  return db
    .insertInto('limits')
    .values({ portal_id: run.portalId, bucket: run.bucket, run: 1, free_at: 0, expires_at: run.forgottenAt })
    .onConflict((conflict) =>
      conflict
        .columns(['portal_id', 'bucket'])
        .doUpdateSet({
          run: next,
          // No wait is no time at all: another process whose clock is a little behind must not have to wait for `now`.
          free_at: sql<number>`(case when ${wait} = 0 then 0 else ${at} + ${wait} end)`,
          expires_at: run.forgottenAt,
        })
        .where(sql<boolean>`limits.free_at <= ${at} or ${stale} or limits.free_at > ${latest}`),
    )
    .returning('run');
});

/**
 * Counts a failure in advance, in one statement, unless the run has to wait. The caller forgets the run after a
 * success; counting first is what keeps a thousand guesses at once from being one.
 */
export async function countInRun(
  db: Executor,
  portalId: string,
  bucket: string,
  limit: RunLimit,
  now: number,
): Promise<RunAllowance> {
  const latest = now + limit.longestWait + slackOf(limit.longestWait);
  const run = { portalId, bucket, ...limit, now, forgottenAt: now + limit.forgetAfter, latest };
  const [counted] = (await count(db, run)).rows;
  if (counted) return { allowed: true, run: counted.run };
  const [row] = (await find(db, { portalId, bucket })).rows;
  return { allowed: false, retryAt: Math.max(now + 1, row?.freeAt ?? now) };
}

/** Forgets one bucket. */
export async function forgetLimit(db: Executor, portalId: string, bucket: string): Promise<void> {
  await db.deleteFrom('limits').where('portal_id', '=', portalId).where('bucket', '=', bucket).execute();
}

/** Forgets every bucket whose name begins so. The beginning ends in an ASCII character. */
export async function forgetLimits(db: Executor, portalId: string, beginning: string): Promise<void> {
  // Names sort by their bytes on both engines, so that these are next to each other.
  const end = beginning.slice(0, -1) + String.fromCharCode(beginning.charCodeAt(beginning.length - 1) + 1);
  await db
    .deleteFrom('limits')
    .where('portal_id', '=', portalId)
    .where('bucket', '>=', beginning)
    .where('bucket', '<', end)
    .execute();
}

const hold = prepared((db, { portalId, bucket }: Bucket) =>
  db
    .updateTable('limits')
    .set((eb) => ({ run: eb.ref('run') }))
    .where('portal_id', '=', portalId)
    .where('bucket', '=', bucket),
);
const remove = prepared((db, { portalId, bucket }: Bucket) =>
  db.deleteFrom('limits').where('portal_id', '=', portalId).where('bucket', '=', bucket).returning('run'),
);
const shorten = prepared((db, { portalId, bucket, by }: Bucket & { by: number }) => {
  const rest = sql<number>`run - cast(${by} as integer)`;
  return (
    db
      .updateTable('limits')
      // A run that is over leaves no wait behind: the last try was counted as a failure in advance.
      .set({ run: rest, free_at: sql<number>`case when ${rest} <= 0 then 0 else free_at end` })
      .where('portal_id', '=', portalId)
      .where('bucket', '=', bucket)
  );
});

/**
 * Takes a part out of a run of failures: the count of the bucket `part`, which is forgotten. The run's own row is
 * locked first, by a statement of its own: in another order two logins could wait for each other, and PostgreSQL would
 * read the part as it was before the wait. Must run in a transaction.
 */
export async function takeOutOfRun(db: Executor, portalId: string, bucket: string, part: string): Promise<void> {
  await hold(db, { portalId, bucket });
  const [taken] = (await remove(db, { portalId, bucket: part })).rows;
  await shorten(db, { portalId, bucket, by: taken?.run ?? 0 });
}
