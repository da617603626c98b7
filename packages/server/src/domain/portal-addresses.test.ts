import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PortalAddresses } from './portal-addresses.js';

describe('the URLs of portals', () => {
  const main = { id: '1', slug: 'main', host: null };
  const byPath = { id: '2', slug: 'shop', host: null };
  const byHost = { id: '3', slug: 'acme', host: 'acme.example.com' };

  it('RS4: come from the configured URL, the portal’s own host and its slug', () => {
    const addresses = new PortalAddresses('https://help.example.com:8443/auth', () => '1');
    assert.equal(addresses.baseOf(main), 'https://help.example.com:8443/auth');
    assert.equal(addresses.baseOf(byPath), 'https://help.example.com:8443/auth/p/shop');
    assert.equal(addresses.baseOf(byHost), 'https://acme.example.com:8443/auth');
    assert.equal(addresses.originOf(byPath), 'https://help.example.com:8443');
    assert.equal(addresses.isSecure, true);
    assert.equal(addresses.publicHost, 'help.example.com');
  });

  it('have no slash at their end', () => {
    const addresses = new PortalAddresses('http://localhost:3000', () => '1');
    assert.equal(addresses.baseOf(main), 'http://localhost:3000');
    assert.equal(addresses.baseOf(byPath), 'http://localhost:3000/p/shop');
    assert.equal(addresses.isSecure, false);
  });
});
