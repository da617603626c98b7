import { resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuildPlugin from 'rollup-plugin-esbuild';
import license from 'rollup-plugin-license';
import { tsImport } from 'tsx/esm/api';
import { compactHtml } from './tools/compact-html.mjs';
import { calledOperations } from './tools/called-operations.mjs';
import { lateImports } from './tools/late-imports.mjs';
import { litWithoutHooks } from './tools/lit-without-hooks.mjs';
import { lowerStyles } from './tools/lower-styles.mjs';

const esbuild = esbuildPlugin.default ?? esbuildPlugin;
const source = 'packages/widget/src';
const contract = 'packages/contract/src';
const { elementRows } = await tsImport('./packages/widget/src/elements/elements.ts', import.meta.url);
const elements = elementRows.map(({ entry }) => entry);

/**
 * The files that script tags load. Whatever the login form needs to be drawn is in `login.js` itself, so that it comes
 * with one request; the other elements share that file. What happens after the first touch is one more.
 */
const chunkRoots = [
  ['login', [`${source}/elements/login/define.ts`]],
  [
    'late',
    [
      `${source}/client/client-registry.ts`,
      `${source}/client/transport.ts`,
      `${source}/controllers/form-behaviour.ts`,
      `${source}/elements/login/login-actions.ts`,
      `${contract}/require-plain-objects.ts`,
      `${contract}/version.ts`,
      ...['login', 'resend-verification', 'session'].map((name) => `${contract}/operations/${name}.ts`),
    ],
  ],
];

/** What an index leads to, but the login form does not use. */
const elsewhere = /@lit[\\/]context[\\/].*(controllers|decorators|value-notifier|context-root)/;

function chunkOf(id, { getModuleInfo }) {
  if (elsewhere.test(id)) return undefined;
  return chunkRoots.find(([, roots]) => roots.some((root) => staticClosure(root, getModuleInfo).has(id)))?.[0];
}

const german = resolve(`${source}/i18n/de.ts`);
const isGerman = (id) => id === german;
/** Where script tags find the languages, from the folder of their files; Rollup says it from each file's own. */
const languages = { [german]: './locales/de.js' };
const contractIndex = resolve(`${contract}/index.ts`);
const closures = new Map();

/** Everything that a module imports statically, itself included. */
function staticClosure(root, getModuleInfo) {
  let closure = closures.get(root);
  if (closure) return closure;
  closures.set(root, (closure = new Set()));
  const queue = [resolve(root)];
  for (let id = queue.pop(); id; id = queue.pop()) {
    if (closure.has(id)) continue;
    closure.add(id);
    // The index of the contract leads to all of it; what a login needs of it is named above.
    if (id === contractIndex) continue;
    queue.push(...(getModuleInfo(id)?.importedIds ?? []));
  }
  return closure;
}

/**
 * esbuild writes what applies decorators into every file that has one. For the one decorator there is, `@property()`,
 * a line that all files share is enough.
 */
const applyDecorators = 'portico:apply-decorators';
const oneDecorator = {
  name: 'one-decorator',
  resolveId: (id) => (id === applyDecorators ? id : null),
  load: (id) =>
    id === applyDecorators
      ? 'export const apply = (decorators, target, key) => decorators.forEach((decorate) => decorate(target, key));'
      : null,
  // As many lines as before, so that source maps hold.
  transform: (code) => ({
    code: code.replace(
      /^var __defProp = [^]*?^var __decorateClass = [^]*?^\};$/m,
      (helper) => `import { apply as __decorateClass } from '${applyDecorators}';${helper.replace(/./g, '')}`,
    ),
    map: null,
  }),
};

/** The server prints and the browser adopts the same templates, so that they must be compact in every file or in none. */
const compactTemplates = {
  name: 'compact-templates',
  transform(code, id) {
    if (!id.includes('packages/widget/src')) return null;
    return { code: compactHtml(code, this.parse(code)), map: null };
  },
};

const plugins = [
  lowerStyles,
  nodeResolve({ extensions: ['.ts', '.mjs', '.js'], exportConditions: ['portico-source', 'browser', 'production'] }),
  esbuild({ target: 'es2022', tsconfig: 'tsconfig.base.json' }),
  oneDecorator,
  compactTemplates,
];

/**
 * What ky says to programmers who call it wrongly, how it tells of the progress of a file, tries again and ends in time.
 * Our one call is right, sends no file, is never repeated and ends by its own signal, and a kilobyte is much for a login.
 */
const unusedKy = {
  body: 'export const streamRequest = (request) => request, streamResponse = (response) => response;',
  delay: 'export default () => {};',
  timeout: 'export default () => {};',
  'type-guards':
    'export const isKyError = () => false, isHTTPError = isKyError, isTimeoutError = isKyError, isForceRetryError = isKyError;',
};

const quietKy = {
  name: 'quiet-ky',
  transform(code, id) {
    const unused = unusedKy[/node_modules[\\/]ky[\\/].*[\\/]utils[\\/]([^\\/]+)\.js$/.exec(id)?.[1]];
    if (unused) return { code: unused, map: null };
    if (!/node_modules[\\/]ky[\\/]/.test(id)) return null;
    return {
      code: code.replace(/new (TypeError|RangeError|Error)\((`[^`$]*`|'[^'\n]*'|"[^"\n]*")\)/g, "new $1('ky')"),
      map: null,
    };
  },
};

const compact = terser({
  ecma: 2020,
  module: true,
  compress: { passes: 3, pure_getters: true, keep_fargs: false, unsafe_arrows: true, unsafe_methods: true },
  format: { comments: false },
});

/** zod has comments that look like annotations; both have modules that import each other. */
const warned = /node_modules[\\/](zod|kysely)[\\/]/;

function onwarn(warning) {
  const isKnown = warned.test(warning.id ?? warning.ids?.[0] ?? warning.loc?.file ?? '');
  // What JSX may write is a matter of types; there is nothing to run.
  if (warning.code === 'EMPTY_BUNDLE' && warning.names.every((name) => name.startsWith('jsx/'))) return;
  if (isKnown && ['INVALID_ANNOTATION', 'CIRCULAR_DEPENDENCY'].includes(warning.code)) return;
  throw new Error(`${warning.code}: ${warning.message}`);
}

/** What other people wrote and is inside of what we ship, with the terms that ask to be named. */
const noticesIn = (folder) => license({ thirdParty: { output: `${folder}/third-party-licenses.txt` } });

/** As the contract's package says of itself, which is not asked where its modules are sources. */
const treeshake = { moduleSideEffects: (id) => !/packages[\\/]contract[\\/]src[\\/]/.test(id) };

/** The server leaves all packages outside; what is lazy in the sources stays lazy. */
const isPackage = (id) => !id.startsWith('.') && !id.startsWith('/') && !id.includes('packages/server/src');

/** What the `portico` command has inside. */
const isInside = (id) => /^(kysely|zod|lossless-json|@portico\/contract)(\/|$)/.test(id);

const serverPlugins = [
  nodeResolve({ extensions: ['.ts', '.mjs', '.js'], exportConditions: ['portico-source', 'node'] }),
  esbuild({ target: 'node20', tsconfig: 'tsconfig.base.json' }),
];

const external = /^(lit|lit-html|lit-element|@lit\/|@lit-labs\/|ky|zod|msw|react(-dom)?$|@portico\/contract)/;

export default [
  {
    // The API as data.
    input: 'packages/contract/src/index.ts',
    output: { dir: 'packages/contract/dist', format: 'es', preserveModules: true, sourcemap: true },
    external: /^zod/,
    plugins,
    onwarn,
  },
  {
    // For bundlers: classes without side effects, and modules that define them. Lit stays outside, so that a page has one.
    // Each module is a file of its own, so that a late import names exports: Vite 5 to 7 break `import().then(n => n.a)`.
    input: [
      ...['index', 'define', 'i18n/de', 'mock/index', 'react/index', 'jsx/react', 'jsx/preact'],
      ...elements.flatMap((name) => [`elements/${name}/define`, `elements/${name}/${name}`, `react/${name}`]),
    ].map((module) => `${source}/${module}.ts`),
    output: {
      dir: 'packages/widget/dist',
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: source,
      // Components listen and keep state: a framework that renders others on its server has to know (React's directive).
      banner: ({ name }) => (name.startsWith('react/') ? "'use client';" : ''),
      sourcemap: true,
    },
    external,
    plugins,
    onwarn,
  },
  {
    // For the server, which prints the forms: few files, because it opens them all at once when it starts. The parts of
    // the contract that the forms use are inside, because the whole of it would bring the many files of zod along.
    input: { 'forms/index': `${source}/forms/index.ts` },
    output: { dir: 'packages/widget/dist', format: 'es', chunkFileNames: 'forms/[name]-[hash].js', sourcemap: true },
    external: /^(lit|lit-html|@lit-labs\/)/,
    plugins,
    onwarn,
  },
  {
    // For script tags: everything inside, shared chunks beside, the late parts loaded when they are needed.
    input: Object.fromEntries(elements.map((name) => [name, `${source}/elements/${name}/define.ts`])),
    external: isGerman,
    output: {
      dir: 'packages/widget/dist/cdn',
      format: 'es',
      // The version is in the path, so that a hash would only tell apart what is told apart already.
      chunkFileNames: 'chunks/[name].js',
      manualChunks: chunkOf,
      onlyExplicitManualChunks: true,
      hoistTransitiveImports: false,
      paths: languages,
    },
    treeshake,
    plugins: [...plugins, calledOperations, lateImports, quietKy, litWithoutHooks, compact],
    onwarn,
  },
  {
    // For script tags, too: every element in one file that needs nothing else, so that one integrity hash covers it.
    // English is inside; another language is a file beside it, for those who read it.
    input: { all: `${source}/define.ts` },
    external: isGerman,
    output: {
      dir: 'packages/widget/dist/cdn',
      format: 'es',
      inlineDynamicImports: true,
      paths: languages,
    },
    treeshake,
    plugins: [...plugins, calledOperations, quietKy, litWithoutHooks, compact, noticesIn('packages/widget/dist/cdn')],
    onwarn,
  },
  {
    // The languages of both, each in one file that needs nothing else, so that one integrity hash covers it as well.
    input: { 'locales/de': german },
    output: { dir: 'packages/widget/dist/cdn', format: 'es', inlineDynamicImports: true },
    plugins: [...plugins, compact],
    onwarn,
  },
  {
    // The server as a library to mount, beside the list of passwords. Packages stay outside: the host may share them.
    input: 'packages/server/src/index.ts',
    output: {
      dir: 'packages/server/dist',
      format: 'es',
      chunkFileNames: '[name]-[hash].js',
      sourcemap: true,
    },
    external: isPackage,
    plugins: serverPlugins,
    onwarn,
  },
  {
    // The server as a command, which `bin` starts, in the same folder. Packages of hundreds of small modules are inside:
    // opening those took longer than everything else at start, and more than 256 files at once.
    input: { portico: 'packages/server/src/main.ts' },
    output: {
      dir: 'packages/server/dist',
      format: 'es',
      chunkFileNames: 'portico-[name]-[hash].js',
      sourcemap: true,
    },
    external: (id) => isPackage(id) && !isInside(id),
    plugins: [...serverPlugins, noticesIn('packages/server/dist')],
    onwarn,
  },
];
