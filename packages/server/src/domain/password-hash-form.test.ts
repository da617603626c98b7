import assert from 'node:assert/strict';
import { it } from 'node:test';
import { hashBounds, hashFlaw } from './password-hash-form.js';

const salt = 'qPVUmv26MemqKBEAut/wZA';
const hash = 'T8+D5IlpsGXaYV0oFl6INjVVwf/P+pwVnKOo71bMk2c';
const stored = (cost: string, tail = `${salt}$${hash}`): string => `$argon2id$v=19$${cost}$${tail}`;

it('PW17: argon2id within the bounds may be verified, at their very ends too', () => {
  const { memory, passes, lanes } = hashBounds;
  for (const cost of ['m=19456,t=2,p=1', 'm=8,t=1,p=1', `m=${memory},t=${passes},p=${lanes}`, 'm=65536,t=3,p=4']) {
    assert.equal(hashFlaw(stored(cost)), undefined, cost);
  }
});

it('PW17: a cost beyond the bounds, or none that can be computed, is a flaw', () => {
  const { memory, passes, lanes } = hashBounds;
  for (const cost of [
    `m=${memory + 1},t=2,p=1`,
    'm=1048576,t=2,p=1',
    `m=19456,t=${passes + 1},p=1`,
    `m=19456,t=${2 ** 32},p=1`,
    `m=19456,t=2,p=${lanes + 1}`,
    `m=19456,t=2,p=${2 ** 24}`,
    'm=0,t=2,p=1',
    'm=7,t=2,p=1',
    'm=31,t=2,p=4',
    'm=19456,t=0,p=1',
    'm=19456,t=2,p=0',
    'm=019456,t=2,p=1',
    'm=9999999999999999,t=2,p=1',
  ]) {
    assert.equal(hashFlaw(stored(cost)), 'cost', cost);
  }
});

it('PW17: another algorithm is one, and so is what is no PHC string', () => {
  for (const other of [
    '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy',
    `$argon2i$v=19$m=19456,t=2,p=1$${salt}$${hash}`,
    `$argon2d$v=19$m=19456,t=2,p=1$${salt}$${hash}`,
    '$scrypt$ln=17,r=8,p=1$c2FsdHNhbHQ$aGFzaA',
    '$pbkdf2-sha256$i=600000$c2FsdA$aGFzaA',
  ]) {
    assert.equal(hashFlaw(other), 'algorithm', other);
  }
  const cost = 'm=19456,t=2,p=1';
  for (const broken of [
    '',
    ' ',
    'x',
    '$',
    'tin whistle orchard 9',
    '$argon2id$',
    stored(cost).slice(0, -30),
    stored(cost).slice(1),
    `${stored(cost)} `,
    `${stored(cost)}\n`,
    `${stored(cost)}=`,
    `${stored(cost)}$${hash}`,
    stored(`${cost},keyid=AAAA`),
    stored('t=2,m=19456,p=1'),
    stored('m=-8,t=2,p=1'),
    stored('m=1e3,t=2,p=1'),
    stored('m=,t=2,p=1'),
    stored('m=19456,t=2'),
    stored('m=99999999999999999,t=2,p=1'),
    stored(cost).replace('v=19', 'v=16'),
    stored(cost).replace('$v=19', ''),
    stored(cost, `${salt}$`),
    stored(cost, `$${hash}`),
    stored(cost, `c2FsdA$${hash}`),
    stored(cost, `${salt.slice(0, -1)}B$${hash}`),
    stored(cost, `${salt.replace('/', '_')}$${hash}`),
    stored(cost, `${salt}$${'A'.repeat(2000)}`),
  ]) {
    assert.equal(hashFlaw(broken), 'form', JSON.stringify(broken));
  }
});
