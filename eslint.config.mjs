import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import { createProjectFileMapUsingProjectGraph, createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import folderSize from './tools/src/workspace/folder-size.cjs';
import hashSources from './tools/src/workspace/hash-sources.cjs';

// Without a project graph the boundary rule warns on stdout and lets everything pass.
const graph = await createProjectGraphAsync();

/** What every verdict depends on, beside the projects: installed packages, compiler options, our own rule. */
const SHARED = ['node_modules/.package-lock.json', 'tsconfig.base.json', 'tsconfig.json', 'tools/src/workspace/folder-size.cjs'];

const hashes = hashSources(
  graph.dependencies,
  await createProjectFileMapUsingProjectGraph(graph),
  SHARED.map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8')),
);

/** A setting that no rule reads: ESLint lints a file again when its configuration has changed. */
const sources = Object.entries(hashes).map(([project, hash]) => ({
  files: [`${graph.nodes[project].data.root}/**`],
  settings: { sources: { [project]: hash } },
}));

const SERVER_PACKAGES = ['express', 'express/*', 'ioredis', 'ioredis/*', 'mongodb', 'mongodb/*'];
const CDK8S = ['cdk8s*', 'cdk8s/*'];
const CONSTRUCTS = ['constructs', 'constructs/*'];

/** Who may import what. A contract is plain data, and a command line needs Node alone: their lists of allowed packages are empty. */
const BOUNDARIES = [
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract'], allowedExternalImports: [] },
  { sourceTag: 'type:schema', onlyDependOnLibsWithTags: ['type:contract'], allowedExternalImports: ['zod', 'zod/*'] },
  { sourceTag: 'type:command-line', onlyDependOnLibsWithTags: [], allowedExternalImports: [] },
  { sourceTag: 'type:cluster', onlyDependOnLibsWithTags: ['type:command-line'], allowedExternalImports: [] },
  { sourceTag: 'type:exposition', onlyDependOnLibsWithTags: [], allowedExternalImports: [] },
  { sourceTag: 'type:kit', onlyDependOnLibsWithTags: ['type:kit', 'type:contract'], bannedExternalImports: [...CDK8S, ...CONSTRUCTS] },
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:kit', 'type:contract'], bannedExternalImports: [...CDK8S, ...CONSTRUCTS] },
  {
    sourceTag: 'type:analysis',
    onlyDependOnLibsWithTags: ['type:analysis', 'type:contract'],
    bannedExternalImports: [...SERVER_PACKAGES, ...CDK8S],
  },
  {
    sourceTag: 'type:construct',
    onlyDependOnLibsWithTags: ['type:construct', 'type:analysis', 'type:contract', 'type:command-line', 'type:exposition'],
    bannedExternalImports: SERVER_PACKAGES,
  },
  {
    sourceTag: 'type:overlay',
    onlyDependOnLibsWithTags: ['type:construct', 'type:analysis', 'type:contract', 'type:command-line', 'type:cluster'],
    bannedExternalImports: SERVER_PACKAGES,
  },
  {
    sourceTag: 'type:load',
    onlyDependOnLibsWithTags: ['type:load', 'type:contract', 'type:command-line', 'type:cluster', 'type:exposition'],
    bannedExternalImports: [...CDK8S, 'ioredis', 'ioredis/*'],
  },
  {
    sourceTag: 'type:cli',
    onlyDependOnLibsWithTags: ['type:analysis', 'type:construct', 'type:contract', 'type:command-line'],
    bannedExternalImports: SERVER_PACKAGES,
  },
  {
    sourceTag: 'type:tool',
    onlyDependOnLibsWithTags: ['type:contract', 'type:tool', 'type:analysis', 'type:command-line', 'type:cluster', 'type:exposition'],
    bannedExternalImports: SERVER_PACKAGES,
  },
];

const changeContracts = (changes) => BOUNDARIES.map((row) => (row.sourceTag === 'type:contract' ? { ...row, ...changes } : row));

/** The request and response schemas beside a contract, which charts never load. */
const SCHEMA_BOUNDARIES = changeContracts({
  onlyDependOnLibsWithTags: ['type:contract', 'type:schema'],
  allowedExternalImports: ['zod', 'zod/*'],
});

/** Tests travel with nothing. */
const TEST_BOUNDARIES = changeContracts({ allowedExternalImports: ['ajv', 'ajv/*', 'fast-check', '@seriousme/*'] });

/** What stands in for the programs around a service reads what it tells of itself, as they do. */
const KIT_TEST_BOUNDARIES = BOUNDARIES.map((row) =>
  row.sourceTag === 'type:kit' ? { ...row, onlyDependOnLibsWithTags: [...row.onlyDependOnLibsWithTags, 'type:exposition'] } : row,
);

const enforce = (depConstraints) => ({
  '@nx/enforce-module-boundaries': ['error', { depConstraints, banTransitiveDependencies: true }],
});

/** Folders that may hold more files than others, each with its reason. */
const LARGE_FOLDERS = {};

/** Values whose `toString` writes them as a message does. */
const SELF_PRINTING = { from: 'file', name: ['AddressSet', 'LabelSet', 'PodRegion', 'PortSet'] };

export default defineConfig(
  globalIgnores(['**/dist/', '**/coverage/', '.nx/']),
  ...sources,
  js.configs.recommended,
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly' } } },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    plugins: { '@nx': nx, workspace: { rules: { 'folder-size': folderSize } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...enforce(BOUNDARIES),
      'workspace/folder-size': ['error', { most: 20, except: LARGE_FOLDERS }],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: true }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true, allow: [SELF_PRINTING] }],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  // Jest's matchers are of type any.
  { files: ['**/*.{test,suite}.ts'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  { files: ['libs/service-kit/testing/**/*.ts'], rules: enforce(KIT_TEST_BOUNDARIES) },
  { files: ['contracts/*/src/http.ts'], rules: enforce(SCHEMA_BOUNDARIES) },
  { files: ['contracts/*/src/*.test.ts', 'libs/contract/src/*.test.ts'], rules: enforce(TEST_BOUNDARIES) },
);
