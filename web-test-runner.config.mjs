import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { tsImport } from 'tsx/esm/api';

const { launcher } = await tsImport('./tools/browsers/launcher.ts', import.meta.url);
const { skippedReporter } = await tsImport('./tools/browsers/skipped-reporter.ts', import.meta.url);
const forms = await tsImport('./packages/widget/src/forms/index.ts', import.meta.url);
const { printForm } = await tsImport('./packages/server/src/http/pages/print-form.ts', import.meta.url);

/** The modules of a folder with their texts, without their tests. */
function sourceTexts(folder) {
  const modules = readdirSync(folder, { recursive: true }).filter((path) => /^(?!.*\.test\.).*\.ts$/.test(path));
  return Object.fromEntries(modules.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** The elements are tested from their sources, against a double of the network that is made from the contract. */
export default {
  files: ['packages/widget/src/**/*.test.ts', 'packages/widget/test/**/*.test.ts'],
  nodeResolve: { exportConditions: ['portico-source', 'browser', 'development'] },
  concurrency: 2,
  browserStartTimeout: 120_000,
  testsFinishTimeout: 240_000,
  // The other engines have one file after another to themselves, and axe is slow in them.
  testFramework: { config: { timeout: process.env.PORTICO_ENGINE ? 30_000 : 10_000 } },
  browsers: [launcher(process.env.PORTICO_ENGINE)],
  reporters: [defaultReporter(), skippedReporter()],
  plugins: [
    {
      name: 'print-form',
      /** A form as the server prints it. */
      executeCommand: ({ command, payload }) =>
        command === 'print-form'
          ? printForm({ ...payload, template: forms[payload.template], words: forms.catalogues.en, server: '' })
          : undefined,
    },
    {
      name: 'source-texts',
      /** The text of every module of the widget, by its path in the sources: what no test file can list itself. */
      executeCommand: ({ command }) => (command === 'source-texts' ? sourceTexts('packages/widget/src') : undefined),
    },
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
    }),
  ],
};
