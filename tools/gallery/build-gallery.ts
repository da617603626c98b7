import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = new URL('../../examples/gallery/', import.meta.url);

/**
 * Bundles the gallery with the elements as they are in the sources; it takes a second, so it is never stale. Resolves
 * with the folder that holds all of its files.
 */
export async function buildGallery(): Promise<string> {
  const target = new URL('dist/', folder);
  await mkdir(target, { recursive: true });
  await build({
    entryPoints: [fileURLToPath(new URL('src/main.ts', folder))],
    outdir: fileURLToPath(target),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['portico-source', 'browser'],
    tsconfig: fileURLToPath(new URL('../../tsconfig.base.json', import.meta.url)),
    logLevel: 'error',
  });
  for (const file of ['index.html', 'gallery.css', 'portrait.svg'])
    await copyFile(new URL(file, folder), new URL(file, target));
  await copyFile(new URL(import.meta.resolve('msw/mockServiceWorker.js')), new URL('mockServiceWorker.js', target));
  return fileURLToPath(target);
}
