/*
 * The order of the rooms: none imports one that stands after it, types included. A folder that is not named here fails,
 * so that a new one is given its place. Two files of one room, or of two rooms on one line, do not import in a circle.
 */
const order = {
  'packages/server/src': [
    ['domain'],
    ['crypto'],
    ['config'],
    ['store'],
    ['deps'],
    ['limits'],
    ['audit'],
    ['portals'],
    ['challenges'],
    ['notifications'],
    ['mail'],
    ['session', 'contact'],
    ['http'],
    ['features'],
    ['pages', 'app', 'warm-up', 'log-output', 'logger'],
    ['portico'],
    ['commands'],
    ['index', 'main'],
  ],
  'packages/widget/src': [
    ['client'],
    ['i18n', 'styles'],
    ['parts'],
    ['forms'],
    ['context'],
    ['controllers'],
    ['base'],
    ['elements'],
    ['index', 'define', 'mock', 'react', 'jsx'],
  ],
};

const server = '^packages/server/src/';
const widget = '^packages/widget/src/';
const test = '\\.test\\.ts$';

const forbid = (name, from, to, comment, extra = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: test },
  to: { path: to, ...extra },
});

/** A room is a folder, or a file beside the folders. */
const room = (names) => `(${names.join('|')})(/|\\.ts$)`;

/** Upward imports of each room, and folders without a place. */
function upward([source, rows]) {
  const names = rows.flat();
  return [
    ...rows.slice(0, -1).map((row, index) => ({
      name: `nothing-above-${row.join('-')}`,
      comment: `What ${row.join(' and ')} needs moves down.`,
      severity: 'error',
      from: { path: `^${source}/${room(row)}`, pathNot: test },
      to: { path: `^${source}/`, pathNot: `^${source}/${room(rows.slice(0, index + 1).flat())}` },
    })),
    {
      name: `known-rooms-of-${source.split('/')[1]}`,
      comment: 'A new folder gets its place in the order.',
      severity: 'error',
      from: { path: `^${source}/`, pathNot: [`^${source}/${room(names)}`, test] },
      to: {},
    },
  ];
}

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: { pathNot: test }, to: { circular: true } },
    ...Object.entries(order).flatMap(upward),
    forbid(
      'contract-stands-alone',
      '^packages/contract/',
      '^(packages/(widget|server)|node_modules/(?!zod))',
      'The contract imports zod only.',
    ),
    forbid(
      'widget-knows-no-server',
      widget,
      '^packages/server',
      'The widget works with any server that keeps the contract.',
    ),
    forbid(
      'server-prints-forms-only',
      server,
      `${widget}(?!forms/)`,
      'The server needs the forms of the widget, and nothing else.',
    ),
    forbid(
      'elements-stand-alone',
      `${widget}elements/([^/]+)/(?!define)`,
      `${widget}elements/(?!$1/)`,
      'What two elements need moves down.',
    ),
    forbid('ky-in-client', `${widget}(?!client/)`, 'node_modules/ky', 'Only the client talks to the network.'),
    forbid(
      'features-stand-alone',
      `${server}features/([^/]+)/`,
      `${server}features/(?!$1/)`,
      'What two features need moves down.',
    ),
    forbid(
      'services-know-no-express',
      `${server}(features/.*\\.service|mail|store|domain|limits|challenges|crypto|config)`,
      'node_modules/(@types/)?express',
      'Services never see a request.',
    ),
    forbid(
      'jsonwebtoken-in-domain',
      `${server}(?!domain/)`,
      'node_modules/jsonwebtoken',
      'Tokens are made and read in one place.',
    ),
    forbid(
      'examples-by-package-name',
      '^examples/',
      '^packages/[^/]+/src/(?!index|mock|forms)',
      'Examples use what a portal can use.',
    ),
    forbid('no-test-code-in-source', '^packages/', '^test/', 'Sources do not import the tests.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^examples/[^/]+/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['portico-source', 'import', 'default'],
      extensions: ['.ts', '.mjs', '.js'],
    },
  },
};
