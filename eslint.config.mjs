import js from '@eslint/js';
import awscdk from 'eslint-plugin-awscdk';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist', 'cdk.out', 'coverage', '.venv', 'lib/handlers/**/bundle'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{mjs,cjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { console: 'readonly', module: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // `{ left, out, ...kept }` leaves out what it names.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // TypeScript makes any[] of an unknown value that is an array.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Type guards of L1s are static and use no `this`: `filter(CfnSubnet.isCfnSubnet)`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['lib/**/*.ts', 'examples/**/*.ts'],
    plugins: { awscdk },
    rules: {
      ...awscdk.configs.recommended.rules,
      // Does not know `props = {}`. awslint checks the signatures of our constructors.
      'awscdk/construct-constructor-property': 'off',
      // Static factories have no `this`, and methods place what belongs to another construct there.
      'awscdk/require-passing-this': 'off',
    },
  },
  {
    files: ['lib/**/*.ts'],
    // Neither is part of the API.
    ignores: ['lib/cli/**', 'lib/handlers/*/handler.ts'],
    rules: {
      'awscdk/props-name-convention': 'error',
      'awscdk/require-props-default-doc': 'error',
    },
  },
  {
    // An App that only imports the library must not pay for what is used at the end of synthesis, or seldom.
    files: ['lib/validation/plugin.ts', 'lib/outpost/outpost.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Tests look into templates, reports and answers, which are JSON.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
