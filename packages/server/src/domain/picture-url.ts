import type { FieldCode } from '@portico/contract';

/** UTF-16 units of a picture's URL at the most. */
const maxLength = 2048;

/**
 * Reads the URL of a picture as typed: '' for none, else http or https without a user name or a password. What comes
 * back is its one form (WHATWG URL), in which every character that is none of a URL is escaped. Nothing is fetched.
 */
export function parsePictureUrl(text: string): { url: string } | FieldCode {
  const typed = text.trim();
  if (typed === '') return { url: '' };
  if (!URL.canParse(typed)) return 'url_invalid';
  const { protocol, username, password, href } = new URL(typed);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  if (!isWeb || username !== '' || password !== '' || href.length > maxLength) return 'url_invalid';
  return { url: href };
}
