import { type Engine, engines } from '../../rig/databases.js';

/**
 * The engines that a journey is made on: one by name, and both in the long tests. What differs between them is below the
 * HTTP API, whose suites run on both each time; a journey in a browser costs a hundred times as much.
 */
export function engineOf(name: Engine['name']): Engine[] {
  return process.env['PORTICO_LONG'] ? engines : engines.filter((engine) => engine.name === name);
}
