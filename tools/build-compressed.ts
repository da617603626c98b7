import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/*
 * Writes each script and style sheet that the server serves a second and a third time, compressed as far as it goes: once
 * here instead of on each request.
 */
const folder = 'packages/widget/dist/cdn';
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|css)$/.test(name));
for (const name of names) {
  const bytes = readFileSync(`${folder}/${name}`);
  const best = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${folder}/${name}.br`, brotliCompressSync(bytes, { params: best }));
  writeFileSync(`${folder}/${name}.gz`, gzipSync(bytes, { level: 9 }));
}
