import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { checkBounds } from './check-bounds';
import type { PodBounds } from './pod-bounds';
import { parsePodChange } from './pod-change';

/** Recorded on Kubernetes 1.33: a Deployment of one pod, and a StatefulSet, before and while a release is rolled out. */
const BEFORE = `
ADDED|shop-dev/mongo|mongo-0|node-b||True|
ADDED|shop-dev/user-service|user-service-mmqmz|node-a||True|
`;
const ROLLOUT = `
MODIFIED|shop-dev/mongo|mongo-0|node-b|2026-11-28T08:25:15Z|True|
ADDED|shop-dev/user-service|user-service-6872j||||
MODIFIED|shop-dev/user-service|user-service-6872j|node-a|||
MODIFIED|shop-dev/user-service|user-service-6872j|node-a||True|
MODIFIED|shop-dev/user-service|user-service-mmqmz|node-a|2026-11-28T08:24:57Z|True|
MODIFIED|shop-dev/user-service|user-service-mmqmz|node-a|2026-11-28T08:24:57Z|True|
DELETED|shop-dev/user-service|user-service-mmqmz|node-a|2026-11-28T08:24:58Z|True|
MODIFIED|shop-dev/mongo|mongo-0|node-b|2026-11-28T08:25:15Z|True|
DELETED|shop-dev/mongo|mongo-0|node-b|2026-11-28T08:25:15Z|True|
ADDED|shop-dev/mongo|mongo-0||||
MODIFIED|shop-dev/mongo|mongo-0|node-c|||
MODIFIED|shop-dev/mongo|mongo-0|node-c||True|
`;
const MONGO: PodBounds = { workload: 'shop-dev/mongo', pods: 1, fewestReady: 0, mostPods: 1 };
const USERS: PodBounds = { workload: 'shop-dev/user-service', pods: 1, fewestReady: 1, mostPods: 2 };

const read = (text: string) => text.trim().split('\n').map(parsePodChange);
const changes = [...read(BEFORE), ...read(ROLLOUT)];
const since = read(BEFORE).length;

test('a recorded rollout keeps within its bounds', () => {
  expect(checkBounds([MONGO, USERS], changes, since)).toEqual({
    lines: [
      'shop-dev/mongo               0 of 1 ready at worst, 1 pods at most and 1 counted, 1 replaced',
      'shop-dev/user-service        1 of 1 ready at worst, 2 pods at most and 2 counted, 1 replaced',
    ],
    faults: [],
  });
});

test.each<[string, PodBounds, string]>([
  [
    'more pods than are counted, one of them terminating or not yet on a node',
    { ...USERS, mostPods: 1 },
    'shop-dev/user-service had 2 pods at once with user-service-6872j on no node, and its budgets count 1',
  ],
  [
    'fewer ready pods than promised, those that terminate left out',
    { ...MONGO, fewestReady: 1 },
    'shop-dev/mongo fell to 0 ready pods instead of 1 with mongo-0 on node-b',
  ],
  ['too few ready pods from the start', { ...USERS, fewestReady: 2 }, 'shop-dev/user-service fell to 1 ready pods instead of 2'],
  ['pods that nothing replaced', { ...USERS, pods: 2 }, 'shop-dev/user-service had 1 pods replaced instead of 2: this proves nothing'],
  [
    'a workload without a pod',
    { workload: 'shop-dev/lost', pods: 1, fewestReady: 0, mostPods: 1 },
    'shop-dev/lost had 0 pods replaced instead of 1: this proves nothing',
  ],
])('tells %s', (_, bounds, fault) => {
  expect(checkBounds([bounds], changes, since).faults).toEqual([fault]);
});

test('pods of a rollout exist until they are gone, as many as that takes', () => {
  const old = ['a', 'b', 'c'];
  const lines = [
    ...old.map((pod) => `ADDED|shop/web|${pod}|node-a||True|`),
    ...old.flatMap((pod) => [`ADDED|shop/web|${pod}2|node-b||True|`, `MODIFIED|shop/web|${pod}|node-a|2026-01-02T03:04:05Z|True|`]),
    ...old.map((pod) => `DELETED|shop/web|${pod}|node-a|2026-01-02T03:04:05Z|True|`),
  ];

  const check = (mostPods: number) =>
    checkBounds([{ workload: 'shop/web', pods: 3, fewestReady: 3, mostPods }], lines.map(parsePodChange), old.length).faults;

  expect(check(6)).toEqual([]);
  expect(check(5)).toEqual(['shop/web had 6 pods at once with c2 on node-b, and its budgets count 5']);
});

test('what happened before is not counted', () => {
  expect(checkBounds([USERS], changes, changes.length).faults).toEqual([
    'shop-dev/user-service had 0 pods replaced instead of 1: this proves nothing',
  ]);
});

describe('the program', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollouts-'));
    writeFileSync(join(folder, 'bounds'), 'shop-dev/user-service|1|1\n');
    writeFileSync(join(folder, 'changes'), `${BEFORE.trim()}\n${ROLLOUT.trim()}\nMODIFIED|shop-dev/mon`);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    [2, 0, ''],
    [1, 1, '  shop-dev/user-service had 2 pods at once with user-service-6872j on no node, and its budgets count 1\n'],
  ])('where %d pods are counted it exits with %d', (most, status, stderr) => {
    const run = check([{ workload: 'Deployment shop-dev/user-service', most }]);

    expect({ status: run.status, stderr: run.stderr }).toEqual({ status, stderr });
    expect(run.stdout).toBe(`  shop-dev/user-service        1 of 1 ready at worst, 2 pods at most and ${most} counted, 1 replaced\n`);
  });

  test('names a workload whose pods synth does not count', () => {
    const run = check([]);

    expect(run.status).toBe(1);
    expect(run.stderr).toContain('npm run synth counts no pods of shop-dev/user-service');
  });

  function check(pods: readonly { readonly workload: string; readonly most: number }[]) {
    writeFileSync(join(folder, 'synth.json'), JSON.stringify({ environments: [{ pods }] }));
    const files = ['synth.json', 'bounds', 'changes'].map((file) => join(folder, file));
    const args = ['--require', 'tsx/cjs', 'tools/src/rollouts/main.ts', ...files, String(since)];
    return spawnSync(process.execPath, args, { cwd: WORKSPACE, encoding: 'utf8' });
  }
});

test('a line that is no change of a pod is named', () => {
  expect(() => parsePodChange('MODIFIED|shop-dev/mongo|mongo-0')).toThrow('not a change of a pod: MODIFIED|shop-dev/mongo|mongo-0');
});
