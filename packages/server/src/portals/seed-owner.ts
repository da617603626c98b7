import { randomBytes } from 'node:crypto';
import { byOperator } from '../audit/by-operator.js';
import { newRowId } from '../crypto/row-id.js';
import type { Deps } from '../deps.js';
import { parseAddress } from '../domain/address.js';
import { writeAudit } from '../store/audit.js';
import { findPortalBySlug } from '../store/portals.js';
import { inTransaction, isUniqueViolation } from '../store/transaction.js';
import { insertUser } from '../store/users.js';

/**
 * Makes the owner of a portal with a verified address, which is written down as the operator's doing, and returns the password: 120 random bits.
 *
 * @throws Error when there is no such portal, or the address is none or belongs to a user already.
 */
export async function seedOwner(
  deps: Pick<Deps, 'db' | 'clock' | 'hasher'>,
  slug: string,
  email: string,
): Promise<string> {
  const portal = await findPortalBySlug(deps.db, slug);
  const address = parseAddress(email);
  if (!portal) throw new Error(`there is no portal ${slug}`);
  if (typeof address === 'string') throw new Error(`"${email}" is not an email address`);
  const password = randomBytes(15).toString('base64url');
  const passwordHash = await deps.hasher.hash(password);
  const now = deps.clock();
  const id = newRowId(now);
  try {
    await inTransaction(deps.db, async (tx) => {
      await insertUser(tx, {
        id,
        portalId: portal.id,
        name: '',
        role: 'owner',
        passwordHash,
        address: address.display,
        compareKey: address.key,
        addressId: newRowId(now),
        language: null,
        fields: '{}',
        at: now,
      });
      await writeAudit(tx, {
        ...byOperator('seed'),
        portalId: portal.id,
        at: now,
        event: 'user_created',
        subjectId: id,
        details: { role: 'owner' },
      });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Error(`${email} already belongs to a user of ${slug}`, { cause: error });
    throw error;
  }
  return password;
}
