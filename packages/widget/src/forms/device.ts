import type { OwnSession } from '@portico/contract';
import type { Catalogue } from '../i18n/catalogue.js';
import { fill } from '../i18n/fill.js';

/** A device as its owner would recognise it: browser and system, or what of them is known. */
export function device(
  { browser, system }: Pick<OwnSession, 'browser' | 'system'>,
  { sessions: text }: Pick<Catalogue, 'sessions'>,
): string {
  return browser && system ? fill(text.device, { browser, system }) : browser || system || text.unknownDevice;
}
