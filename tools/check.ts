import { runSteps, tool } from './run.js';

/* Everything that must hold before a change lands, apart from the tests: what only reads beside what builds. */
const reading = [
  tool('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  tool('lint', 'eslint', '--max-warnings', '0', '.'),
];
const building = [
  tool('types of the contract', 'tsc', '-p', 'packages/contract'),
  tool('types of the widget', 'tsc', '-p', 'packages/widget'),
  tool('types of the server', 'tsc', '-p', 'packages/server'),
  tool('types of the tests', 'tsc', '-p', 'test'),
  tool('types of the gallery', 'tsc', '-p', 'examples/gallery'),
  tool('types of the tools', 'tsc', '-p', '.'),
  tool(
    'import boundaries',
    'depcruise',
    '--config',
    '.dependency-cruiser.mjs',
    'packages/contract/src',
    'packages/widget/src',
    'packages/server/src',
    'test',
    'examples',
    'tools',
  ),
  tool('build', 'tsx', 'tools/build.ts'),
  tool('oldest browsers', 'tsx', 'tools/check-floor.ts'),
  tool('byte budgets', 'size-limit'),
  tool('packages', 'tsx', 'tools/check-packages.ts'),
  tool('generated documents', 'tsx', 'tools/generate-docs.ts', '--check'),
  tool('nothing unused', 'knip'),
];
await Promise.all([runSteps(reading), runSteps(building)]);
