import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addressBlock, clientAddress } from './client-address.js';

describe('what limits count an address by', () => {
  it('RL8: is the first half of an IPv6 address, however it is written', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 8, maxLength: 8 }),
        fc.array(group, { minLength: 4, maxLength: 4 }),
        (all, host) => {
          // Those of IPv4 have a test of their own.
          fc.pre(![0, 0x64, 0x2001, 0x2002].includes(all[0] ?? 0));
          const long = all.map((part) => part.toString(16).padStart(4, '0')).join(':');
          const short = new URL(`http://[${long}]`).hostname.slice(1, -1);
          const sameNetwork = [...all.slice(0, 4), ...host].map((part) => part.toString(16)).join(':');
          assert.equal(addressBlock(short), addressBlock(long));
          assert.equal(addressBlock(long.toUpperCase()), addressBlock(long));
          assert.equal(addressBlock(sameNetwork), addressBlock(long));
          const neighbour = [...all.slice(0, 3), (all[3] ?? 0) ^ 1, ...host].map((part) => part.toString(16)).join(':');
          assert.notEqual(addressBlock(neighbour), addressBlock(long));
        },
      ),
    );
  });

  it('is the whole of an IPv4 address, also when it comes inside IPv6', () => {
    assert.equal(addressBlock(clientAddress('::ffff:192.0.2.7')), '192.0.2.7');
    assert.equal(addressBlock(clientAddress('192.0.2.7')), '192.0.2.7');
    assert.equal(addressBlock(clientAddress('fe80::1%eth0')), 'fe80:0:0:0::/64');
    assert.equal(clientAddress(undefined), '');
  });

  it('RL8: is one for every way to write one IPv4 address as one of IPv6, and none of those is another’s', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const hex = (high: number, low: number): string => (high * 256 + low).toString(16);
    fc.assert(
      fc.property(octet, octet, octet, octet, fc.integer({ min: 0, max: 0xffff }), (a, b, c, d, any) => {
        fc.pre(a > 0);
        const ip = [a, b, c, d].join('.');
        const [high, low] = [hex(a, b), hex(c, d)];
        const inverted = `${hex(255 - a, 255 - b)}:${hex(255 - c, 255 - d)}`;
        const mapped = [
          `::ffff:${ip}`,
          `::FFFF:${ip}`,
          `::ffff:${high}:${low}`,
          `0:0:0:0:0:ffff:${ip}`,
          `0000:0000:0000:0000:0000:ffff:${high.padStart(4, '0')}:${low.padStart(4, '0')}`,
          `0::ffff:${ip}`,
          `::0:ffff:${ip}`,
          `[::ffff:${ip}]:8080`,
          `::ffff:${ip}%eth0`,
        ];
        const others = [
          `::${ip}`,
          `::${high}:${low}`,
          `::ffff:0:${ip}`,
          `64:ff9b::${ip}`,
          `64:ff9b::${high}:${low}`,
          `0064:ff9b:0:0:0:0:${ip}`,
          `2002:${high}:${low}::1`,
          `2002:${high}:${low}:${any.toString(16)}:1:2:3:4`,
          `2001:0:${any.toString(16)}:1:8000:63bf:${inverted}`,
        ];
        for (const written of [...mapped, ...others]) assert.equal(addressBlock(clientAddress(written)), ip, written);
        for (const written of mapped) assert.equal(clientAddress(written), ip, written);
        for (const other of [`2001:db8::${ip}`, `::1:ffff:${ip}`, `64:ff9b:1::${ip}`, `2003:${high}:${low}::1`]) {
          assert.match(addressBlock(clientAddress(other)), /::\/64$/, other);
        }
      }),
    );
    for (const written of ['2002:7f00:1::1', '64:ff9b::7f00:1', '::7f00:1', '::ffff:0:7f00:1'])
      assert.equal(clientAddress(written), written, 'it did not come from this machine');
    assert.equal(addressBlock('::1'), '0:0:0:0::/64');
    assert.equal(addressBlock('::'), '0:0:0:0::/64');
  });

  it('is a text that is no address as it came', () => {
    for (const text of [
      '',
      'unknown',
      '_hidden',
      '1.2.3',
      ':::',
      '1:2:3',
      '::ffff:1.2.3.256',
      '::ffff:1.2.3',
      'x'.repeat(999),
    ]) {
      assert.equal(addressBlock(clientAddress(text)), text);
    }
  });

  it('RL12: is the same from every port, where a proxy forwards that too', () => {
    const port = fc.integer({ min: 1, max: 65_535 });
    fc.assert(
      fc.property(fc.ipV4(), port, (ip, each) => {
        assert.equal(clientAddress(`${ip}:${each}`), ip);
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), port, (ip, each) => {
        assert.equal(clientAddress(`[${ip}]:${each}`), clientAddress(ip));
        assert.equal(clientAddress(`[${ip}]`), clientAddress(ip));
      }),
    );
    assert.equal(clientAddress('[::ffff:192.0.2.7]:80'), '192.0.2.7');
    assert.equal(clientAddress('2001:db8::1:80'), '2001:db8::1:80', 'without brackets it is a group');
  });
});
