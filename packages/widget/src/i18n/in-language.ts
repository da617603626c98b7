import type { LocalizedText } from '@portico/contract';

/** A text of the portal's own in the wanted language, else in its first, which is the portal's. */
export function inLanguage(texts: LocalizedText, language: string): string {
  const base = language.split('-')[0];
  const found = texts.find((text) => text.language === language) ?? texts.find((text) => text.language === base);
  return (found ?? texts[0])?.text ?? '';
}
