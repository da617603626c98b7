import { isIP } from 'node:net';
import * as z from 'zod';
import { day, hour, minute, second } from '../domain/clock.js';
import { envelopeForm, parseAddress } from '../domain/address.js';
import { originOf } from '../domain/origin.js';

/** So many events in so many milliseconds. */
export interface Rate {
  count: number;
  per: number;
}

const units: Record<string, number> = { ms: 1, s: second, m: minute, h: hour, d: day };

/** `250ms`, `60s`, `15m`, `24h` or `30d`, as milliseconds. */
export const duration = z
  .string()
  .regex(/^[1-9]\d{0,8}(ms|s|m|h|d)$/, 'must be a time such as 90s, 15m, 24h or 30d')
  .transform((text) => {
    const [, count = '0', unit = 's'] = /^(\d+)(\D+)$/.exec(text) ?? [];
    return Number(count) * (units[unit] ?? second);
  })
  // Later points in time are beyond what a Date can say.
  .refine((value) => value <= 3650 * day, 'must be at most 3650d');

/** A duration that a timer can wait for. */
export const waitingTime = duration.refine((value) => value <= day, 'must be at most 1d');

/** `10/15m`: ten in fifteen minutes. */
export const rate = z
  .string()
  .regex(/^[1-9]\d{0,6}\/[1-9]\d{0,5}(s|m|h|d)$/, 'must be a count and a time such as 10/15m')
  .transform((text): Rate => {
    const [count = '1', per = '1m'] = text.split('/');
    return { count: Number(count), per: duration.parse(per) };
  });

/** A whole number between two bounds, both allowed. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);

/** `true` or `false`. */
export const flag = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');

/** A name of 1 to 100 characters on one line. */
export const shortText = z
  .string()
  .regex(/^(?!\s)[^\p{Cc}\p{Zl}\p{Zp}]{1,100}(?<!\s)$/u, 'must be 1 to 100 characters on one line');

/** An http or https URL without search and hash, as URLs are written, and without a slash at its end. */
export const baseUrl = z
  .string()
  .refine((text) => isHttpUrl(text), 'must be an http or https URL without ? and #')
  .transform((text) => new URL(text).href.replace(/\/+$/, ''));

/** An smtp or smtps URL whose host is looked up as it is written, and whose user and password can be read. */
export const mailServer = z
  .string()
  .refine(
    (text) => isMailServer(text),
    'must be smtp:// or smtps:// with a host; percent-encode special characters in user and password',
  );

/** One email address, in the form for an SMTP envelope; on a developer's machine also one at a host without a dot. */
export const senderAddress = z
  .string()
  .refine((text) => senderOf(text) !== undefined, 'must be one email address')
  .transform((text) => senderOf(text) ?? '');

/** Origins separated by commas or spaces, normalised. */
export const originList = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(
    z.array(
      z
        .string()
        .refine((text) => originOf(text), 'must be origins such as https://www.example.com, separated by commas')
        .transform((text) => originOf(text) ?? ''),
    ),
  );

/** `false`, a number of proxies, or addresses, networks and express' names for some, separated by commas. */
export const proxies = z
  .string()
  .refine(
    (text) => text === 'false' || /^\d{1,2}$/.test(text) || text.split(',').every((part) => isNetwork(part.trim())),
    'must be false, a number of proxies, or their addresses',
  );

function isNetwork(text: string): boolean {
  if (/^(loopback|linklocal|uniquelocal)$/.test(text)) return true;
  const [ip = '', bits, more] = text.split('/');
  const version = isIP(ip);
  if (version === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

function isHttpUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return false;
  // A ? or # with nothing after it is no search, but it stays in the URL.
  return !/[?#]/.test(text) && url.username === '' && url.password === '';
}

/** Hosts of such a URL are not converted: what is none would only fail with the first mail. */
function isMailServer(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^smtps?:$/.test(url.protocol) || !/^([\w.-]+|\[[\da-f:.]+\])$/i.test(url.hostname)) return false;
  try {
    decodeURIComponent(url.username + url.password);
    return true;
  } catch {
    return false;
  }
}

function senderOf(text: string): string | undefined {
  // A name beside the address is that of the portal: one that is given here would be lost.
  if (!/^[^\s@<>,]+@[^\s@<>,]+$/.test(text)) return undefined;
  const address = parseAddress(text);
  if (typeof address !== 'string') return envelopeForm(address);
  return /^[\w+-]+(\.[\w+-]+)*@[a-z\d-]+$/i.test(text) ? text : undefined;
}
