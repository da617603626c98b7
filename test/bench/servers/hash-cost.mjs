import { hash, verify } from '@node-rs/argon2';

/* Prints the processor time in milliseconds of one password verification at the safe cost: no login costs less. */
const stored = await hash('tin whistle orchard', { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
const count = Number(process.argv[2] ?? 200);
let left = count;
const before = process.cpuUsage();
await Promise.all(
  Array.from({ length: 2 }, async () => {
    while (left-- > 0) await verify(stored, 'tin whistle orchard');
  }),
);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000 / count);
