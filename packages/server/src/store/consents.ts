import { newRowId } from '../crypto/row-id.js';
import type { Executor } from './database.js';

/** Writes down what a new user agreed to, each with the version that was shown. */
export async function insertConsents(
  db: Executor,
  owner: { portalId: string; userId: string },
  consents: { name: string; version: string }[],
  givenAt: number,
): Promise<void> {
  if (consents.length === 0) return;
  await db
    .insertInto('consents')
    .values(
      consents.map(({ name, version }) => ({
        id: newRowId(givenAt),
        portal_id: owner.portalId,
        user_id: owner.userId,
        name,
        version,
        given_at: givenAt,
      })),
    )
    .execute();
}
