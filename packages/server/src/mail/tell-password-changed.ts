import type { Deps } from '../deps.js';
import type { Portal } from '../domain/portal.js';
import { whereabouts } from '../domain/whereabouts.js';
import type { Visitor } from '../domain/visitor.js';
import type { Executor } from '../store/database.js';
import type { MailParams } from './mail-kinds.js';
import { mailVerified } from './mail-verified.js';

/** Tells every verified address of a user that the password was changed, when, and roughly from where. */
export function tellPasswordChanged(
  deps: Deps,
  tx: Executor,
  { portal, visitor }: { portal: Portal; visitor: Visitor },
  user: { id: string; language: string | null },
  by: MailParams['password_changed']['by'],
): Promise<void> {
  const occurrence = { at: deps.clock(), ...whereabouts(visitor, deps.locate) };
  const resetLink = `${deps.addresses.baseOf(portal)}/forgot-password`;
  return mailVerified(
    deps,
    tx,
    { portal, user },
    { kind: 'password_changed', params: { ...occurrence, by, resetLink } },
  );
}
