import type { Deps } from '../deps.js';
import { parseAddress } from '../domain/address.js';
import { chooseLanguage } from '../domain/language.js';
import type { Portal } from '../domain/portal.js';
import { whereabouts } from '../domain/whereabouts.js';
import type { Visitor } from '../http/request-context.js';
import type { Executor } from '../store/database.js';
import { verifiedAddresses } from '../store/users.js';
import type { MailParams } from './mail-kinds.js';
import { writeMail } from './write-mail.js';

/** Tells every verified address of a user that the password was changed, when, and roughly from where. */
export async function tellPasswordChanged(
  deps: Deps,
  tx: Executor,
  { portal, visitor }: { portal: Portal; visitor: Visitor },
  user: { id: string; language: string | null },
  by: MailParams['password_changed']['by'],
): Promise<void> {
  for (const { address } of await verifiedAddresses(tx, portal.id, user.id)) {
    const to = parseAddress(address);
    // Stored addresses were parsed before they were stored.
    if (typeof to === 'string') continue;
    await writeMail(deps, tx, {
      kind: 'password_changed',
      portal,
      to,
      language: chooseLanguage(user.language, portal.language),
      params: {
        at: deps.clock(),
        ...whereabouts(visitor, deps.locate),
        by,
        resetLink: `${deps.addresses.baseOf(portal)}/forgot-password`,
      },
    });
  }
}
