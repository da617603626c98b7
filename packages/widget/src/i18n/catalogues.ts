import { loadPart } from '../client/load-part.js';
import type { Catalogue } from './catalogue.js';

/** A type with every part optional, as deep as it goes. Functions and texts are replaced whole. */
type DeepPartial<T> = {
  [Key in keyof T]?: T[Key] extends (...args: never[]) => unknown ? T[Key] : DeepPartial<T[Key]>;
};

/** Words of a language, whole or in part. */
export type PartialCatalogue = DeepPartial<Catalogue>;

/** Words of the host's own: for one language by its tag, or for all of them by `*`. */
export type Messages = Record<string, PartialCatalogue>;

const loaded = new Map<string, PartialCatalogue>([['en', {}]]);
const loaders: Record<string, () => Promise<{ default: Catalogue }>> = {
  de: () => loadPart(() => import('./de.js')),
};

/** Adds a language, whole or in part, or makes one known without a request: `registerLanguage('de', de)`. */
export function registerLanguage(language: string, catalogue: PartialCatalogue): void {
  loaded.set(language.toLowerCase(), catalogue);
}

/** The best language there are words for among the wishes (BCP 47 tags, best first); English in the end. */
export function matchLanguage(wishes: readonly string[]): string {
  for (const wish of wishes) {
    const tag = wish.toLowerCase();
    for (const candidate of [tag, tag.split('-')[0] ?? '']) {
      if (candidate in loaders || loaded.has(candidate)) return candidate;
    }
  }
  return 'en';
}

/** Whether the words of a language are here already. */
export function isLoaded(language: string): boolean {
  return loaded.has(language);
}

/** Loads the words of a language. @throws PartFailure */
export async function loadLanguage(language: string): Promise<void> {
  if (loaded.has(language)) return;
  const module = await loaders[language]?.();
  loaded.set(language, module?.default ?? {});
}

/** English sections, with the words of a language over them and the host's own over both; missing words fall through. */
export function mergeWords(english: object, language: string, ...hosts: (Messages | undefined)[]): object {
  const merged: Record<string, object> = { ...english };
  const layers = [loaded.get(language), ...hosts.flatMap((messages) => [messages?.['*'], messages?.[language]])];
  for (const layer of layers) {
    for (const [section, words] of Object.entries(layer ?? {})) {
      if (section in merged) merged[section] = overlay(merged[section] ?? {}, words);
    }
  }
  return merged;
}

function overlay(below: object, above: object): object {
  const result: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const old = result[key];
    const isDeep = typeof old === 'object' && old !== null && typeof value === 'object';
    result[key] = isDeep ? overlay(old, value as object) : value;
  }
  return result;
}
