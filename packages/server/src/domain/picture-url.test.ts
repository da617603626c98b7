import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePictureUrl } from './picture-url.js';

const local = ['http://localhost/a.png', 'http://acme.localhost:3000/a.png', 'http://127.0.0.1:3000/a.png'];

describe('the address of a picture', () => {
  it('only https is taken: a page over https shows no other', () => {
    assert.deepEqual(parsePictureUrl('https://x.example/a.png'), { url: 'https://x.example/a.png' });
    for (const text of [...local, 'http://x.example/a.png']) assert.equal(parsePictureUrl(text), 'url_invalid', text);
  });

  it('in development this machine is taken without https, too, and nothing that only looks like it', () => {
    for (const text of local) assert.deepEqual(parsePictureUrl(text, true), { url: text });
    for (const text of ['http://x.example/', 'http://localhost.example/', 'http://xlocalhost/', 'ftp://localhost/']) {
      assert.equal(parsePictureUrl(text, true), 'url_invalid', text);
    }
    assert.equal(parsePictureUrl('http://ana@localhost/a.png', true), 'url_invalid');
  });
});
