import type { AuditEntry } from '../store/audit.js';

/** What stands as the actor of an entry about what was done by a command or at a start, not by a request. */
export const operator = 'operator';

/** The part of an entry that says that whoever runs the server did it, by which command of theirs. */
export function byOperator(command: string): Pick<AuditEntry, 'actorId' | 'ip' | 'userAgent' | 'requestId'> {
  return { actorId: operator, ip: '', userAgent: `portico ${command}`, requestId: '' };
}
