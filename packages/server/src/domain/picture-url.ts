import { type FieldCode, pastedUrl } from '@portico/contract';

/** UTF-16 units of a picture's URL at the most. */
const maxLength = 2048;

/**
 * Reads the URL of a picture as typed or pasted: '' for none, else https without a user name or a password; http only for this
 * machine, and only where `loopback` is allowed: pages over https show no other. What comes back is its one form (WHATWG
 * URL), in which every character that is none of a URL is escaped. Nothing is fetched.
 */
export function parsePictureUrl(text: string, loopback = false): { url: string } | FieldCode {
  const typed = pastedUrl(text);
  if (typed === '') return { url: '' };
  // Half a character would be kept as another one.
  if (!URL.canParse(typed) || /\p{Cs}/u.test(typed)) return 'url_invalid';
  const { protocol, hostname, username, password, href } = new URL(typed);
  const isLocal = loopback && protocol === 'http:' && /^((.+\.)?localhost|127\.0\.0\.1)$/.test(hostname);
  if (!(isLocal || protocol === 'https:') || username !== '' || password !== '' || href.length > maxLength)
    return 'url_invalid';
  return { url: href };
}
