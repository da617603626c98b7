import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const folder = 'test/hosts/rig/react';

const runner = `import { print } from './server.mjs';
process.stdout.write(print(process.argv[2]), () => process.exit());
`;

/** An app for one version of React: the script of its page, and its HTML as a server prints it. */
export interface ReactApp {
  script: string;
  html: string;
}

/** Builds an app of this folder. In development mode, because that is where React says what it thinks of a page. */
export async function buildReactApp(app: 'app' | 'plain-app', react: 18 | 19, server: string): Promise<ReactApp> {
  const suffix = react === 18 ? '-18' : '';
  const bundle = async (entry: string, platform: 'browser' | 'node'): Promise<string> => {
    const { outputFiles } = await build({
      entryPoints: [`${folder}/${entry}.js`],
      bundle: true,
      format: 'esm',
      platform,
      alias: { app: `./${folder}/${app}.js`, react: `react${suffix}`, 'react-dom': `react-dom${suffix}` },
      define: { 'process.env.NODE_ENV': '"development"' },
      write: false,
      logLevel: 'error',
    });
    return outputFiles[0]?.text ?? '';
  };
  const [script, printer] = await Promise.all([bundle('browser', 'browser'), bundle('server', 'node')]);
  const target = mkdtempSync(join(folder, 'built-'));
  try {
    writeFileSync(join(target, 'server.mjs'), printer);
    const file = join(target, 'print.mjs');
    writeFileSync(file, runner);
    // In a process of its own: React's scheduler holds a port open, and with it whoever loaded it.
    const { stdout } = await promisify(execFile)(process.execPath, [file, server]);
    return { script, html: stdout };
  } finally {
    rmSync(target, { recursive: true });
  }
}
