import { randomBytes } from 'node:crypto';

let latest = 0;
let counter = 0;

/**
 * A new UUIDv7 (RFC 9562 section 5.7): its first 48 bits are the time, so that new rows go to the end of an index. The
 * next 12 count the ids of one millisecond (section 6.2), so that what is made together keeps its order.
 */
export function newRowId(now: number): string {
  counter = now === latest ? counter + 1 : 0;
  latest = now;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt16BE(0x7000 | (counter & 0x0fff), 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
