import type { Executor } from './database.js';

/** A value that belongs to the whole deployment, or undefined. */
export async function readDeploymentValue(db: Executor, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('deployment').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

export async function writeDeploymentValue(db: Executor, name: string, value: string): Promise<void> {
  await db
    .insertInto('deployment')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
