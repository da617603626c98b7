import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';

/** Password verifications a second at the safe cost, as many at once as the server allows itself: nothing is faster. */
export async function hashCeiling(): Promise<number> {
  const stored = await hash('tin whistle orchard', { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const concurrency = Math.min(availableParallelism(), 4);
  let left = 200;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await verify(stored, 'tin whistle orchard');
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  return 200 / ((performance.now() - begin) / 1000);
}
