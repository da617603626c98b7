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
