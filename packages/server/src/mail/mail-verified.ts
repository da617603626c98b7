import type { Deps } from '../deps.js';
import { parseAddress } from '../domain/address.js';
import { chooseLanguage } from '../domain/language.js';
import type { Portal } from '../domain/portal.js';
import type { Executor } from '../store/database.js';
import { verifiedAddresses } from '../store/users.js';
import type { MailKind, MailParams } from './mail-kinds.js';
import { writeMail } from './write-mail.js';

/** Writes one mail to every verified address of a user, in the user's language. */
export async function mailVerified<Kind extends MailKind>(
  deps: Deps,
  tx: Executor,
  { portal, user }: { portal: Portal; user: { id: string; language: string | null } },
  { kind, params }: { kind: Kind; params: MailParams[Kind] },
): Promise<void> {
  const language = chooseLanguage(user.language, portal.language);
  for (const { address } of await verifiedAddresses(tx, portal.id, user.id)) {
    const to = parseAddress(address);
    // Stored addresses were parsed before they were stored.
    if (typeof to !== 'string') await writeMail(deps, tx, { kind, portal, to, language, params });
  }
}
