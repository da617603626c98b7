import type { Executor } from './database.js';

/** A key of a portal as it is stored. */
export interface StoredKey {
  id: string;
  generation: number;
  /** JSON Web Key, public part, as JSON. */
  publicJwk: string;
  /** Private part as PKCS #8 PEM, sealed. */
  sealed: string;
  /** ms since 1970. */
  signsFrom: number;
}

/** Every key of a portal, in order of generation. */
export async function findSigningKeys(db: Executor, portalId: string): Promise<StoredKey[]> {
  return db
    .selectFrom('signing_keys')
    .select(['id', 'generation', 'public_jwk as publicJwk', 'sealed', 'signs_from as signsFrom'])
    .where('portal_id', '=', portalId)
    .orderBy('generation')
    .execute();
}

/** Adds a key, unless another process has just made the one of that generation. */
export async function insertSigningKey(db: Executor, portalId: string, key: StoredKey, at: number): Promise<void> {
  await db
    .insertInto('signing_keys')
    .values({
      id: key.id,
      portal_id: portalId,
      generation: key.generation,
      public_jwk: key.publicJwk,
      sealed: key.sealed,
      created_at: at,
      signs_from: key.signsFrom,
    })
    .onConflict((conflict) => conflict.columns(['portal_id', 'generation']).doNothing())
    .execute();
}

/** Removes keys by their ids. */
export async function removeSigningKeys(db: Executor, portalId: string, ids: string[]): Promise<void> {
  await db.deleteFrom('signing_keys').where('portal_id', '=', portalId).where('id', 'in', ids).execute();
}
