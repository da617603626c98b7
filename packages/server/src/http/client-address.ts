import { isIPv6 } from 'node:net';
import { embeddedIpv4, mappedIpv4 } from '../domain/embedded-ipv4.js';
import { networkGroups } from '../domain/network-groups.js';

/**
 * An IP address in its usual form: IPv4 mapped into IPv6 is unwrapped, a zone is cut off, and so is a port, which some proxies forward and which would make one client many.
 */
export function clientAddress(ip: string | undefined): string {
  const [, inBrackets, beforePort] = /^\[(.*)\](?::\d+)?$|^([^:]+):\d+$/.exec(ip ?? '') ?? [];
  const bare = (inBrackets ?? beforePort ?? ip ?? '').split('%')[0] ?? '';
  return mappedIpv4(bare) ?? bare;
}

/**
 * What limits count by: an IPv4 address, also where one of IPv6 stands for it, or the /64 of an IPv6 address, because one customer has at least that many
 * and could otherwise come from a new one each time.
 */
export function addressBlock(ip: string): string {
  return embeddedIpv4(ip) ?? (isIPv6(ip) ? `${networkGroups(ip).join(':')}::/64` : ip);
}
