import type { Whereabouts } from '../../domain/whereabouts.js';
import type { Block } from '../message.js';
import { moment } from './span.js';

/** How a language names a device: with both parts, or with the one that is known. */
export interface DeviceWords {
  both: (browser: string, system: string) => string;
  one: (known: string) => string;
}

/** When something was done, from which device and roughly where, as a list; what is not known is left out. */
export function occurrenceList(language: string, occurrence: Whereabouts & { at: number }, words: DeviceWords): Block {
  const { browser, system, place } = occurrence;
  const known = browser || system;
  const device = browser && system ? words.both(browser, system) : known && words.one(known);
  return { type: 'list', items: [moment(language, occurrence.at), device, place].filter(Boolean) };
}
