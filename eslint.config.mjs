import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const fullZod = { name: 'zod', message: 'The full zod costs every page 20 kB; import zod/mini.' };

/** What gives another answer on a machine with another language or time zone. */
const ofTheMachine = [
  {
    selector:
      'CallExpression[arguments.length=0][callee.property.name=/^toLocale(String|DateString|TimeString|LowerCase|UpperCase)$/]',
    message: 'Without a language it is that of the machine.',
  },
  {
    selector: "CallExpression[arguments.length<2][callee.property.name='localeCompare']",
    message: 'Without a language it is that of the machine; compare with < and >, or name the language.',
  },
  {
    selector: "NewExpression[callee.object.name='Intl'][arguments.length=0]",
    message: 'Without a language it is that of the machine.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)$/]',
    message: 'It counts in the time zone of the machine; use the one with UTC in its name.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length>1]",
    message: 'It counts in the time zone of the machine; use Date.UTC().',
  },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/data/**', '**/mockServiceWorker.js'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, varsIgnorePattern: '^_$', argsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A shared signature is worth more than a keyword.
      '@typescript-eslint/require-await': 'off',
      // The environment, headers and forms are maps; the compiler already asks for brackets there.
      '@typescript-eslint/dot-notation': 'off',
      // Express and Kysely hand over interfaces that classes stand behind; each cast is of our own making.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...ofTheMachine],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['packages/widget/src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    rules: {
      'no-restricted-imports': ['error', { paths: [fullZod] }],
      'no-restricted-syntax': [
        'error',
        ...ofTheMachine,
        {
          selector: 'TemplateElement[value.raw=/\\sstyle=/]',
          message: 'A style attribute is blocked by a strict content security policy.',
        },
        {
          selector: 'TemplateElement[value.raw=/<style/]',
          message: 'A style element is blocked by a strict content security policy.',
        },
        {
          selector: ":not(CallExpression[callee.name='loadPart'] > ArrowFunctionExpression) > ImportExpression",
          message: 'A part that comes late may not come: loadPart() says so, and can be asked again.',
        },
        {
          selector: "Property[key.name='mode'][value.value='closed']",
          message: 'Closed roots blind axe and password tools.',
        },
      ],
      'lit/no-template-map': 'off',
      'wc/guard-super-call': 'off',
    },
  },
  {
    // Frameworks keep their elements in a namespace of theirs.
    files: ['packages/widget/src/jsx/*.ts'],
    rules: { '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }] },
  },
  {
    files: ['packages/contract/src/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [fullZod] }] },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts', 'tools/**/*.ts'],
    rules: {
      // node:test returns promises that nobody has to wait for.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['describe', 'it', 'test', 'suite'], package: 'node:test' },
          ],
        },
      ],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-console': 'off',
    },
  },
);
