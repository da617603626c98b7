import { newRowId } from '../crypto/row-id.js';
import type { AuditEvent } from './audit-events.js';
import type { Executor } from './database.js';
import { prepared } from './prepared.js';
import type { AuditEntriesTable } from './schema.js';

/**
 * Who did what to whom, from where. `details` never holds a secret. It is written in the transaction of what it tells of:
 * what cannot be written down does not happen.
 */
export interface AuditEntry {
  portalId: string;
  at: number;
  event: AuditEvent;
  actorId?: string | undefined;
  subjectId?: string | undefined;
  ip: string;
  userAgent: string;
  requestId: string;
  details?: Record<string, string | number | boolean>;
}

const insert = prepared((db, row: AuditEntriesTable) =>
  db.insertInto('audit_entries').values({
    id: row.id,
    portal_id: row.portal_id,
    at: row.at,
    event: row.event,
    actor_id: row.actor_id,
    subject_id: row.subject_id,
    ip: row.ip,
    user_agent: row.user_agent,
    request_id: row.request_id,
    details: row.details,
  }),
);

/** Adds an entry. Nothing in the application changes or removes one (OWASP ASVS 5.0, 16.4.2). */
export async function writeAudit(db: Executor, entry: AuditEntry): Promise<void> {
  await insert(db, {
    id: newRowId(entry.at),
    portal_id: entry.portalId,
    at: entry.at,
    event: entry.event,
    actor_id: entry.actorId ?? null,
    subject_id: entry.subjectId ?? null,
    ip: entry.ip,
    user_agent: entry.userAgent,
    request_id: entry.requestId,
    details: JSON.stringify(entry.details ?? {}),
  });
}

/** An entry as its subject may see it. */
export interface SubjectEntry {
  id: string;
  event: string;
  at: number;
  ip: string;
  userAgent: string;
}

/**
 * The newest entries about a user of a portal, newest first: of each of those events at most so many. Each is looked up by
 * itself, so that no flood of one makes this slow or hides another.
 */
export async function findNewestOfEach(
  db: Executor,
  portalId: string,
  subjectId: string,
  events: readonly AuditEvent[],
  atMost: number,
): Promise<SubjectEntry[]> {
  const ofEvent = (event: AuditEvent) =>
    db
      .selectFrom((eb) =>
        eb
          .selectFrom('audit_entries')
          .select(['id', 'event', 'at', 'ip', 'user_agent as userAgent'])
          .where('portal_id', '=', portalId)
          .where('subject_id', '=', subjectId)
          .where('event', '=', event)
          .orderBy('id', 'desc')
          .limit(atMost)
          .as('newest'),
      )
      .selectAll();
  const [first, ...others] = events;
  if (!first) return [];
  return others
    .reduce((query, event) => query.unionAll(ofEvent(event)), ofEvent(first))
    .orderBy('id', 'desc')
    .execute();
}
