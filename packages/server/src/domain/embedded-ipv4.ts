import { ipv6Groups } from './network-groups.js';

/**
 * The IPv4 address that an IPv6 address stands for, or undefined: mapped and compatible (RFC 4291 section 2.5.5),
 * translated (RFC 2765 section 2.1), NAT64 (RFC 6052 section 2.1), 6to4 (RFC 3056 section 2) and Teredo, which writes it
 * inverted (RFC 4380 section 4). Whoever has that one address can come by any of them.
 */
export function embeddedIpv4(ip: string): string | undefined {
  const groups = ipv6Groups(ip);
  if (!groups) return undefined;
  const [a, b = 0, c = 0, , e, f, g = 0, h = 0] = groups;
  const isZero = (from: number, to: number): boolean => groups.slice(from, to).every((group) => group === 0);
  if (a === 0x2002) return dotted(b, c);
  if (a === 0x2001 && b === 0) return dotted(g ^ 0xffff, h ^ 0xffff);
  if (a === 0x64 && b === 0xff9b && isZero(2, 6)) return dotted(g, h);
  if (!isZero(0, 4)) return undefined;
  const isMapped = e === 0 && f === 0xffff;
  const isTranslated = e === 0xffff && f === 0;
  // :: and ::1 are addresses of IPv6 itself.
  const isCompatible = e === 0 && f === 0 && (g !== 0 || h > 1);
  return isMapped || isTranslated || isCompatible ? dotted(g, h) : undefined;
}

/**
 * The IPv4 address that is mapped into an IPv6 one, as a socket for both shows whoever came by IPv4; undefined for any
 * other. Of the forms above it alone says where a connection came from, such as this machine.
 */
export function mappedIpv4(ip: string): string | undefined {
  const groups = ipv6Groups(ip);
  return groups?.slice(0, 6).join() === '0,0,0,0,0,65535' ? embeddedIpv4(ip) : undefined;
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
