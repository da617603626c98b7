/**
 * The first four groups of an IPv6 address, lower case and without leading zeros: the network that one customer has at
 * the least (/64), however the address is written.
 */
export function networkGroups(ip: string): string[] {
  const [head = '', tail] = ip.toLowerCase().split('::');
  const groupsOf = (text = ''): string[] => (text === '' ? [] : text.split(':'));
  const [left, right] = [groupsOf(head), groupsOf(tail)];
  // An IPv4 address at the end stands for two groups.
  const count = left.length + right.length + (ip.includes('.') ? 1 : 0);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - count);
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right];
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
}
