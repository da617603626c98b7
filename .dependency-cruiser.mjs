/**
 * Who may import whom. The left never imports the right:
 *   contract <- client <- context <- controllers <- forms, parts <- base <- elements <- define, index
 *   contract <- domain <- crypto, store <- limits, challenges, mail, session, portals <- features/*.service <- *.routes, *.pages <- app <- main
 */
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

export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
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
      'nothing-above-client',
      `${widget}client/`,
      `${widget}(controllers|forms|parts|elements|base)/`,
      'The client knows no screen.',
    ),
    forbid(
      'nothing-above-parts',
      `${widget}(parts|i18n|styles)/`,
      `${widget}(controllers|elements|base)/`,
      'Parts know no element.',
      {
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'forms-need-no-dom',
      `${widget}forms/`,
      `${widget}(controllers|elements|base|client)/`,
      'Servers import the forms.',
      {
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'features-stand-alone',
      `${server}features/([^/]+)/`,
      `${server}features/(?!$1/)`,
      'What two features need moves down.',
    ),
    forbid('domain-is-pure', `${server}domain/`, `${server}(?!domain/)`, 'Rules know neither database nor HTTP.'),
    forbid(
      'store-below',
      `${server}store/`,
      `${server}(features|http|mail|session|limits|challenges|portals|app|portico|main)`,
      'The store knows no service.',
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
