import { minute } from '../domain/clock.js';
import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import type { Portal } from '../domain/portal.js';
import type { Visitor } from '../domain/visitor.js';
import { LimitFault } from '../limits/limit-fault.js';
import { type AuditEntry, writeAudit } from '../store/audit.js';
import type { AuditEvent } from '../store/audit-events.js';
import { takeFromRate } from '../store/limits.js';

/** What a refused request is written down as. */
export interface RefusalEvents {
  refused: AuditEvent;
  limited: AuditEvent;
}

/** Refusals that a limit has let through one by one; anybody can have any number of the others. */
const counted = new Set(['credentials_wrong', 'user_blocked', 'code_wrong']);

/** A limit that is met is one event in so many milliseconds, however many requests run into it. */
const floodIsOneEventFor = 15 * minute;

/** Who asked: of somebody who is signed in, the session. */
interface Asker {
  portal: Portal;
  visitor: Visitor;
  session?: { userId: string };
}

/**
 * Does `work`. If it is refused, writes down why and throws the refusal on. What was only mistyped (`input_invalid`)
 * is no event, and no flood of refusals fills the log. What is refused to somebody who is signed in is about them. A
 * password that was held against a hash that cannot be used is an event of its own: only an operator can mend that.
 */
export async function auditRefusals<T>(
  deps: Deps,
  request: Asker,
  events: RefusalEvents,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PorticoFault && error.code !== 'input_invalid') await note(deps, request, events, error);
    throw error;
  }
}

async function note(
  deps: Deps,
  { portal, visitor, session }: Asker,
  events: RefusalEvents,
  fault: PorticoFault,
): Promise<void> {
  const at = deps.clock();
  if (!(await isWorthNoting(deps, portal.id, visitor, fault))) return;
  const { ip, userAgent, requestId } = visitor;
  await writeAudit(deps.db, {
    portalId: portal.id,
    at,
    ...describe(fault, events),
    actorId: session?.userId,
    subjectId: fault.audit.subjectId ?? session?.userId,
    ip,
    userAgent,
    requestId,
  });
}

/** In the place of the usual entry, not beside it: whoever measures must not find out whose hash cannot be used. */
function describe(fault: PorticoFault, events: RefusalEvents): Pick<AuditEntry, 'event' | 'details'> {
  if (fault instanceof LimitFault) return { event: events.limited, details: { limit: fault.limit } };
  const { hashFlaw, reason = fault.code } = fault.audit;
  if (hashFlaw) return { event: 'password_hash_refused', details: { instead: events.refused, flaw: hashFlaw } };
  return { event: events.refused, details: { reason } };
}

async function isWorthNoting(deps: Deps, portalId: string, visitor: Visitor, fault: PorticoFault): Promise<boolean> {
  if (counted.has(fault.code)) return true;
  const [bucket, limit] =
    fault instanceof LimitFault
      ? [`noted ${fault.bucket}`, { count: 1, per: floodIsOneEventFor }]
      : [`noted refusals ${visitor.ipBlock}`, deps.config.limits.codeIp];
  return (await takeFromRate(deps.db, portalId, bucket, limit, deps.clock())).allowed;
}
