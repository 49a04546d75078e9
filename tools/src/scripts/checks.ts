import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { flag, type Kind, listOf, option } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';
import { existingCommit } from './existing-commit';
import { nxStep } from './nx-step';
import { defineScript } from './script';
import type { Step } from './run-steps';
import { testDocuments, testRelated } from './tests';

const IMPORTS: Step = {
  says: 'checking who imports whom',
  command: ['depcruise', '--output-type', 'err-long', '.', '--cache', '.nx/cache/rooms', '--cache-strategy', 'content'],
};

/** What runs on servers, and what that is made of. It shares few types with the rest, and takes as long to lint. */
const SERVICES = ['apps', 'contracts', 'libs/command-line', 'libs/contract', 'libs/openapi', 'libs/service-kit', 'load'];

const ALL_BUT_SERVICES = ['.', ...SERVICES.flatMap((folder) => ['--ignore-pattern', folder])];

const eslint = (name: 'services' | 'rest', files: readonly string[], isFixed: boolean): Step => {
  const cache = ['--cache', '--cache-strategy', 'content', '--cache-location', `.nx/cache/eslint-${name}`];
  return {
    says: `running ESLint on ${name}`,
    command: ['eslint', '--max-warnings', '0', ...cache, ...(isFixed ? ['--fix'] : []), ...files],
  };
};

/** At the same time, since ESLint takes one processor alone. */
const lintSteps = (isFixed: boolean): readonly Step[] => [
  IMPORTS,
  eslint('services', SERVICES, isFixed),
  eslint('rest', ALL_BUT_SERVICES, isFixed),
];

const TYPES: Step = { says: 'checking all types', command: ['tsc', '--build'] };

/** What was formatted when it was last looked at, and has not changed, is left alone. */
const ALL_FILES = ['--cache', '--cache-strategy', 'content', '--cache-location', '.nx/cache/prettier', '.'];

const FORMAT: Step = { says: 'checking the formatting', command: ['prettier', '--check', ...ALL_FILES] };

const existingFile: Kind<string> = (file, label) => {
  if (existsSync(join(WORKSPACE, file))) return file;
  throw new Error(`${label} names ${file}, which is not there; give paths from the root of the repository`);
};

/** What has changed, as Nx asks for it. */
const CHANGE = {
  files: option('--files <path,…>', { description: 'files that have changed, in place of what Git says', kind: listOf(existingFile) }),
  base: option('--base <commit>', { description: 'changes since this commit, in place of main', kind: existingCommit }),
};

/** What an option of {@link CHANGE} was given. */
type Change = Readonly<Record<string, string | readonly string[] | undefined>>;

const runAffected = (says: string, targets: readonly string[], change: Change): Step => {
  const given = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value.toString()}`]));
  return nxStep(says, ['affected', '-t', ...targets, ...given]);
};

export const CHECKS = {
  format: defineScript({
    name: 'npm run format',
    does: 'Formats everything with Prettier, and lists what was not.',
    steps: () => [{ says: 'formatting', command: ['prettier', '--write', '--list-different', ...ALL_FILES] }],
  }),
  lint: defineScript({
    name: 'npm run lint',
    does: 'Holds who may import whom, and the rules of ESLint.',
    options: { fix: flag('--fix', 'mend what ESLint can mend') },
    steps: ({ fix }) => [lintSteps(fix)],
  }),
  typecheck: defineScript({ name: 'npm run typecheck', does: 'Checks all types, strictly.', steps: () => [TYPES] }),
  'format:check': defineScript({
    name: 'npm run format:check',
    does: 'Fails when a file is not formatted; npm run format mends it.',
    steps: () => [FORMAT],
  }),
  affected: defineScript({
    name: 'npm run affected',
    does: 'Lints, checks types, and runs the tests and builds that a change can break.',
    options: {
      ...CHANGE,
      head: option('--head <commit>', { description: 'changes up to this commit, in place of the working tree', kind: existingCommit }),
    },
    steps: (change) => [lintSteps(false), TYPES, runAffected('testing and building what the change can break', ['test', 'build'], change)],
  }),
  check: defineScript({
    name: 'npm run check',
    does: 'Checks a change: formatting, manifests, lint, types, documents, the tests that import what has changed, and builds.',
    options: CHANGE,
    steps: (change) => [
      FORMAT,
      { says: 'proving the manifests', command: ['npm', 'run', '--silent', 'synth:check'] },
      lintSteps(false),
      TYPES,
      testDocuments,
      testRelated(change),
      runAffected('building what the change is in', ['build'], change),
    ],
  }),
};
