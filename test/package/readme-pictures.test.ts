import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readmePictures } from '../../tools/readme-pictures.js';

/** Bytes that all pictures may have together: whoever clones the repository pays for them. */
const room = 400_000;

describe('the pictures of the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  const shown = [...readme.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, words = '', path = '']) => ({ words, path }));

  it('show the login, light and dark, the email manager and the mailbox, each with words for those who do not see it', () => {
    const wanted = ['login-light', 'login-dark', 'email-manager', 'mailbox'].map(
      (name) => `${readmePictures}/${name}.png`,
    );
    assert.deepEqual(
      shown.map(({ path }) => path),
      wanted,
    );
    for (const { words, path } of shown) assert.match(words, /\w+ \w+/, path);
  });

  it('are all that lies in their folder, as PNG files, and small enough', () => {
    const files = readdirSync(readmePictures).map((name) => join(readmePictures, name));
    assert.deepEqual(files.sort(), shown.map(({ path }) => path).sort());
    const sizes = files.map((path) => {
      const file = readFileSync(path);
      assert.equal(file.toString('latin1', 1, 4), 'PNG', path);
      return file.length;
    });
    const sum = sizes.reduce((all, size) => all + size, 0);
    assert.ok(sum <= room, `${sum} bytes`);
  });
});
