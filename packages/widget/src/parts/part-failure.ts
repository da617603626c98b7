import type { Catalogue } from '../i18n/catalogue.js';

/** The sentence that says why something could not go on, by the code of that. */
export function partFailure({ unreachable, broken }: Catalogue['form'], code: string | undefined): string {
  return code === 'network_failed' || code === 'timeout' ? unreachable : broken;
}
