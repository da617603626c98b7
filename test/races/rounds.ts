/** How often a race is run: what is rare on one machine happens on another. `npm run test:long` runs ten times more. */
export const rounds = process.env['PORTICO_LONG'] ? 200 : 20;

/** Runs `race` that many times, one round after the other. */
export async function inRounds(race: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round++) await race(round);
}

/** Starts everything at once and waits for all of it. */
export function atOnce<T>(count: number, start: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => start(index)));
}
