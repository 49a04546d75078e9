import { flag, option, text } from '@fairlead/command-line';
import { defineScript } from './script';
import type { Step } from './run-steps';

const IMPORTS: Step = {
  says: 'checking who imports whom',
  command: ['depcruise', '--output-type', 'err-long', '.', '--cache', '.nx/cache/rooms', '--cache-strategy', 'content'],
};

const ESLINT = ['eslint', '--max-warnings', '0', '--cache', '--cache-strategy', 'content', '--cache-location', '.nx/cache/eslint', '.'];

const lintSteps = (isFixed: boolean): readonly Step[] => [
  IMPORTS,
  { says: 'running ESLint', command: isFixed ? [...ESLINT, '--fix'] : ESLINT },
];

const TYPES: Step = { says: 'checking all types', command: ['tsc', '--build'] };

const FORMAT: Step = {
  says: 'checking the formatting',
  command: ['prettier', '--check', '--cache', '--cache-strategy', 'content', '--cache-location', '.nx/cache/prettier', '.'],
};

/** What has changed, as Nx asks for it. */
const CHANGE = {
  files: option('--files <path,…>', { description: 'files that have changed, in place of what Git says', kind: text }),
  base: option('--base <commit>', { description: 'changes since this commit, in place of main', kind: text }),
  head: option('--head <commit>', { description: 'changes up to this commit, in place of the working tree', kind: text }),
};

interface Change {
  readonly files: string | undefined;
  readonly base: string | undefined;
  readonly head: string | undefined;
}

const affectedSteps = (change: Change): readonly Step[] => {
  const given = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
  const command = ['nx', 'affected', '-t', 'test', 'build', ...given];
  return [...lintSteps(false), TYPES, { says: 'testing and building what the change can break', command }];
};

export const CHECKS = {
  lint: defineScript({
    name: 'npm run lint',
    does: 'Holds who may import whom, and the rules of ESLint.',
    options: { fix: flag('--fix', 'mend what ESLint can mend') },
    steps: ({ fix }) => lintSteps(fix),
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
    options: CHANGE,
    steps: affectedSteps,
  }),
  check: defineScript({
    name: 'npm run check',
    does: 'Runs what a pull request needs, as far as the change can break it: formatting, manifests, lint, types, tests, builds.',
    options: CHANGE,
    steps: (change) => [
      FORMAT,
      { says: 'proving the manifests', command: ['npm', 'run', '--silent', 'synth:check'] },
      ...affectedSteps(change),
    ],
  }),
};
