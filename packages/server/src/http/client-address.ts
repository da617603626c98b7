import { isIPv6 } from 'node:net';

/** An IP address in its shortest usual form: IPv4 inside IPv6 is unwrapped, a zone is cut off. */
export function clientAddress(ip: string | undefined): string {
  const bare = (ip ?? '').split('%')[0] ?? '';
  return /^::ffff:\d{1,3}(\.\d{1,3}){3}$/i.test(bare) ? bare.slice(7) : bare;
}

/**
 * What limits count by: an IPv4 address, or the /64 of an IPv6 address, because one customer has at least that many
 * and could otherwise come from a new one each time.
 */
export function addressBlock(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = ip.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, missing)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
