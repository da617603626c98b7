import { isIPv6 } from 'node:net';
import { networkGroups } from '../domain/network-groups.js';

/**
 * An IP address in its shortest usual form: IPv4 inside IPv6 is unwrapped, a zone is cut off, and so is a port, which
 * some proxies forward and which would make one client many.
 */
export function clientAddress(ip: string | undefined): string {
  const [, inBrackets, beforePort] = /^\[(.*)\](?::\d+)?$|^([^:]+):\d+$/.exec(ip ?? '') ?? [];
  const bare = (inBrackets ?? beforePort ?? ip ?? '').split('%')[0] ?? '';
  return /^::ffff:\d{1,3}(\.\d{1,3}){3}$/i.test(bare) ? bare.slice(7) : bare;
}

/**
 * What limits count by: an IPv4 address, or the /64 of an IPv6 address, because one customer has at least that many
 * and could otherwise come from a new one each time.
 */
export function addressBlock(ip: string): string {
  return isIPv6(ip) ? `${networkGroups(ip).join(':')}::/64` : ip;
}
