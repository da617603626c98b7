import { rm } from 'node:fs/promises';
import { runSteps, tool } from './run.js';

/* Builds everything that is published or served. */
for (const name of ['contract', 'widget', 'server']) {
  const folder = new URL(`../packages/${name}/`, import.meta.url);
  await rm(new URL('dist', folder), { recursive: true, force: true });
  await rm(new URL('tsconfig.build.tsbuildinfo', folder), { force: true });
}
await runSteps([
  tool('bundles', 'rollup', '-c', '--silent'),
  tool('style sheet', 'tsx', 'tools/build-css.ts'),
  tool('integrity', 'tsx', 'tools/build-integrity.ts'),
  tool('compressed files', 'tsx', 'tools/build-compressed.ts'),
  tool('common passwords', 'tsx', 'tools/pack-common-passwords.ts'),
  tool('types', 'tsc', '-b', 'tsconfig.build.json'),
  tool('elements manifest', 'cem', 'analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'),
  tool('editor data', 'tsx', 'tools/build-editor-data.ts'),
]);
