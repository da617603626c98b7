/** Languages that mails and printed pages exist in. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/**
 * The first language that exists among the wishes, in order of weight. For a mail: what the account of its reader says,
 * what the request says, what the portal speaks, what the browser asks for. Regions fall back to their language (`de-AT` to `de`).
 */
export function chooseLanguage(...wishes: (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    for (const tag of tagsOf(wish)) {
      const found = languages.find((language) => language === tag.toLowerCase().split('-')[0]);
      if (found) return found;
    }
  }
  return 'en';
}

/** The tags of an Accept-Language header (RFC 9110 section 12.5.4) or a single tag, best first. */
function tagsOf(wish: string | null | undefined): string[] {
  if (!wish) return [];
  return wish
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag: tag.trim(), quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
    })
    .filter((entry) => entry.quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map((entry) => entry.tag);
}
