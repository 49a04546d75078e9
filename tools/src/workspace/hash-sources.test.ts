import type { Linter } from 'eslint';
import hashSources from './hash-sources.cjs';
import { runNode } from './workspace';

/** `overlays` needs `charts`, which needs `contract`; `load` needs none of them. */
const DEPENDENCIES = {
  overlays: [{ target: 'charts' }],
  charts: [{ target: 'contract' }, { target: 'npm:cdk8s' }],
  load: [{ target: 'npm:cdk8s' }],
};

const FILES = {
  overlays: [{ file: 'overlays/platform.ts', hash: '1' }],
  charts: [{ file: 'charts/src/index.ts', hash: '2' }],
  contract: [{ file: 'libs/contract/src/index.ts', hash: '3' }],
  load: [{ file: 'load/src/main.ts', hash: '4' }],
};

const before = hashSources(DEPENDENCIES, FILES, ['lock']);

/** The projects whose hash such a change changes. */
function changedBy(files: object, dependencies: typeof DEPENDENCIES = DEPENDENCIES, shared = 'lock'): readonly string[] {
  const after = hashSources(dependencies, { ...FILES, ...files }, [shared]);
  return Object.keys(FILES).filter((project) => after[project] !== before[project]);
}

test.each([
  { change: 'nothing', files: {}, projects: [] },
  {
    change: 'a file',
    files: { contract: [{ file: 'libs/contract/src/index.ts', hash: '5' }] },
    projects: ['overlays', 'charts', 'contract'],
  },
  { change: 'the name of a file', files: { charts: [{ file: 'charts/src/main.ts', hash: '2' }] }, projects: ['overlays', 'charts'] },
  { change: 'a new file', files: { load: [...FILES.load, { file: 'load/src/a.ts', hash: '2' }] }, projects: ['load'] },
])('$change changes the hash of its project and of those that depend on it: $projects', ({ files, projects }) => {
  expect(changedBy(files)).toEqual(projects);
});

test('a new dependency changes the hash, and a cycle of dependencies ends', () => {
  const cycle = { ...DEPENDENCIES, contract: [{ target: 'load' }], load: [{ target: 'contract' }] };

  expect(changedBy({}, cycle)).toEqual(['overlays', 'charts', 'contract', 'load']);
});

test('what all share changes every hash', () => {
  expect(changedBy({}, DEPENDENCIES, 'another lock')).toEqual(Object.keys(FILES));
});

test('the configuration of a file has the hash of each project that it lies in', () => {
  const { settings } = JSON.parse(runNode(['node_modules/.bin/eslint', '--print-config', 'load/baseline/src/main.ts'])) as Linter.Config;

  const hash: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(settings?.['sources']).toEqual({ load: hash, 'load-baseline': hash });
});
