import { build } from 'esbuild';

const options = {
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  outdir: 'dist',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
};
await build({ ...options, entryPoints: ['src/browser.jsx'], splitting: true, minify: true });
await build({ ...options, entryPoints: ['src/print.jsx'], platform: 'node', packages: 'external' });
