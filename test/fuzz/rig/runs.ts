import type { Parameters } from 'fast-check';
import type { Engine } from '../../rig/databases.js';

/** Where the random choices begin: the same in every run, unless PORTICO_SEED says otherwise. */
export const seed = Number(process.env['PORTICO_SEED'] ?? 20_261_123);

const times = process.env['PORTICO_LONG'] ? 25 : 1;

/** How often a property is tried: in full on SQLite, a quarter of it on PostgreSQL, 25 times that with PORTICO_LONG=1. */
export function runs<T>(engine: Engine, count: number): Parameters<T> {
  return { seed, numRuns: Math.ceil(engine.name === 'sqlite' ? count : count / 4) * times };
}
