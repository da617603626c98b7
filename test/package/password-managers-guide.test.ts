import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { credentialForms } from '../password-managers/rig/credential-forms.js';
import { expectedCells } from '../password-managers/rig/table-row.js';

it('the guide to password managers tells of each form what browsers are held to', () => {
  const rows = readFileSync('docs/password-managers.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.includes('---'))
    .map((line) =>
      line
        .slice(2, -2)
        .split(/ +\| +/)
        .map((cell) => cell.trim()),
    );
  assert.deepEqual(rows, [
    ['Form', 'Chromium fills in', 'Chromium offers', 'Firefox fills in', 'Firefox offers'],
    ...credentialForms.map((form) => [
      form.name,
      ...expectedCells(form, 'Chromium'),
      ...expectedCells(form, 'Firefox'),
    ]),
  ]);
});
