import { choice, listOf, option } from '@fairlead/command-line';
import { COMMAND_BUNDLE } from '../bundle/command-place';
import { APP_NAMES } from '@fairlead/contracts';
import { benchLoop } from './bench-loop';
import { existingCommit } from './existing-commit';
import { nxStep } from './nx-step';
import { CHECKS } from './checks';
import { defineScript, type Script } from './script';
import { COVERAGE, TEST } from './tests';

/** Before it no message had a form. */
const FIRST_COMMIT = '33c5263';

/** Projects that can be built. */
const BUILT = [...APP_NAMES, 'cli'];

/** Scripts by their names in `package.json`. */
export const SCRIPTS = {
  ...CHECKS,
  test: TEST,
  coverage: COVERAGE,
  'bench:loop': benchLoop,
  build: defineScript({
    name: 'npm run build',
    does: `Makes files that node runs alone: one of each service, dist/apps/<name>/main.js, and one of the command fairlead,
${COMMAND_BUNDLE}.`,
    options: { projects: option('--projects <name,…>', { description: 'these alone', kind: listOf(choice(BUILT)) }) },
    steps: ({ projects }) => [
      nxStep('building the services and the command', [
        'run-many',
        '-t',
        'build',
        ...(projects === undefined ? [] : ['--projects', projects.join()]),
      ]),
    ],
  }),
  'lint:commits': defineScript({
    name: 'npm run lint:commits',
    does: 'Holds the form of commit messages.',
    options: { from: option('--from <commit>', { description: 'those after this one', kind: existingCommit, default: FIRST_COMMIT }) },
    steps: ({ from }) => [{ says: 'reading the commit messages', command: ['commitlint', '--from', from] }],
  }),
  'docs:reference': defineScript({
    name: 'npm run docs:reference',
    does: 'Writes the API reference, docs/reference, from the docstrings.',
    steps: () => [{ says: 'writing the API reference', command: ['typedoc', '--options', 'tools/src/reference/typedoc.config.mjs'] }],
  }),
} satisfies Readonly<Record<string, Script>>;
