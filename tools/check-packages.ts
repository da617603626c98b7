import { runSteps, tool } from './run.js';

/* What is published is correct: entry points exist, types resolve in every resolution mode of today. */
const packages = ['contract', 'widget', 'server'];
await runSteps(
  packages.flatMap((name) => [
    tool(`publint ${name}`, 'publint', '--strict', `packages/${name}`),
    tool(
      `types of ${name} resolve`,
      'attw',
      '--profile',
      'esm-only',
      '--pack',
      '--quiet',
      '--exclude-entrypoints',
      './portico.css',
      './custom-elements.json',
      './integrity.json',
      './html-custom-data.json',
      './web-types.json',
      '--',
      `packages/${name}`,
    ),
  ]),
);
