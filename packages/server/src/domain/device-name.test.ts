import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { embeddedIpv4 } from './embedded-ipv4.js';
import { coarseAddress, deviceName } from './device-name.js';

describe('the device of a notice', () => {
  it('is named as a person would', () => {
    const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
    for (const [userAgent, browser, system] of [
      ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox', 'Linux'],
      [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/149.0 Safari/537.36`, 'Chrome', 'Windows'],
      [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/149.0 Safari/537.36`, 'Chrome', 'Linux'],
      [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/149.0 Safari/537.36 Edg/149.0`, 'Edge', 'Windows'],
      ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/26.0 Safari/605.1.15', 'Safari', 'macOS'],
      ['Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile Safari/604.1', 'Safari', 'iPhone'],
      [`Mozilla/5.0 (Linux; Android 16) ${webkit} SamsungBrowser/29.0 Chrome/140.0`, 'Samsung Internet', 'Android'],
      ['curl/8.9.1', null, null],
      ['', null, null],
    ] as const) {
      assert.deepEqual(deviceName(userAgent), { browser, system }, userAgent);
    }
  });

  it('RS15: is placed by its network only', () => {
    assert.equal(coarseAddress('203.0.113.77'), '203.0.113.x');
    assert.equal(coarseAddress('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::x');
    assert.equal(coarseAddress('2001:db8::1'), '2001:db8::x');
    assert.equal(coarseAddress('2001:DB8:0:7::1'), '2001:db8:0:7::x');
    assert.equal(coarseAddress('2003::5:6:7:8'), '2003::x');
    assert.equal(coarseAddress('::1'), '::x');
    for (const written of ['64:ff9b::203.0.113.77', '2002:cb00:714d:5::1', '::ffff:cb00:714d'])
      assert.equal(coarseAddress(written), '203.0.113.x', written);
    assert.equal(coarseAddress(''), '');
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (all) => {
        const long = all.map((part) => part.toString(16).padStart(4, '0')).join(':');
        const short = new URL(`http://[${long}]`).hostname.slice(1, -1);
        fc.pre(embeddedIpv4(long) === undefined);
        const shown = coarseAddress(short);
        assert.equal(coarseAddress(long), shown, 'it is one place, however it is written');
        const network = new URL(`http://[${shown.replace(/x$/, '')}]`).hostname;
        assert.equal(
          network,
          new URL(
            `http://[${all
              .slice(0, 4)
              .map((part) => part.toString(16))
              .join(':')}::]`,
          ).hostname,
        );
      }),
    );
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        assert.match(coarseAddress(ip), /^\d+\.\d+\.\d+\.x$/);
      }),
    );
  });
});
