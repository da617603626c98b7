import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { tsImport } from 'tsx/esm/api';

const { browserArguments, findBrowser } = await tsImport('./tools/find-browser.ts', import.meta.url);
const worker = fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'));

/** The elements are tested from their sources, against a double of the network that is made from the contract. */
export default {
  files: ['packages/widget/src/**/*.test.ts', 'packages/widget/test/**/*.test.ts'],
  nodeResolve: { exportConditions: ['portico-source', 'browser', 'development'] },
  concurrency: 2,
  testsFinishTimeout: 240_000,
  testFramework: { config: { timeout: 10_000 } },
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findBrowser(), args: browserArguments },
      // A tab behind another one draws no frames; in a context of its own each file is in front.
      createPage: async ({ context }) => (await context.browser().createBrowserContext()).newPage(),
    }),
  ],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
    }),
  ],
  middleware: [
    async (context, next) => {
      if (context.path !== '/mockServiceWorker.js') return next();
      context.type = 'text/javascript';
      context.body = await readFile(worker, 'utf8');
    },
  ],
};
