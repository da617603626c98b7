import { isIPv6 } from 'node:net';

/**
 * The eight groups of an IPv6 address (RFC 4291 section 2.2), however it is written: with zeros left out or not, with an
 * IPv4 address at its end, with a zone. Undefined for any other text.
 */
export function ipv6Groups(ip: string): number[] | undefined {
  const bare = ip.split('%')[0] ?? '';
  if (!isIPv6(bare)) return undefined;
  const [head = '', tail] = bare.split('::');
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<number>(missing).fill(0), ...right];
}

/**
 * The first four groups of an IPv6 address, lower case and without leading zeros: the network that one customer has at
 * the least (/64), however the address is written. None for any other text.
 */
export function networkGroups(ip: string): string[] {
  return (ipv6Groups(ip) ?? []).slice(0, 4).map((group) => group.toString(16));
}

function groupsOf(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
