import { checkBudgets } from './check-budgets';

interface Pod {
  readonly options?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly container?: string;
  readonly pod?: string;
}

const limits = (memory: string | undefined) => memory && { resources: { limits: { memory } } };

/** What is found of a pod of one Node.js container. */
function findIn({ options, command, args, container, pod }: Pod) {
  const node = { name: 'web', envFrom: [{ configMapRef: { name: 'web' } }], command, args, ...limits(container) };
  return checkBudgets([
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { namespace: 'shop', name: 'web' },
      ...{ data: { ...(options !== undefined && { NODE_OPTIONS: options }), HEAP: '--max-old-space-size=600' } },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { namespace: 'shop', name: 'web' },
      spec: { template: { spec: { containers: [node], ...limits(pod) } } },
    },
  ]).findings;
}

test('a heap that may grow beyond the memory limit is found at both', () => {
  expect(findIn({ options: '--max-old-space-size=2000', container: '512Mi' })).toMatchObject([
    {
      id: 'heap-exceeds-memory',
      path: 'spec.template.spec.containers[0].resources.limits.memory',
      what: 'the heap of shop/web may grow to 2000 MiB by NODE_OPTIONS, and its memory limit is 512 MiB',
      evidence: [{ resource: { kind: 'ConfigMap' }, path: 'data.NODE_OPTIONS' }],
    },
  ]);
});

test.each<[string, Pod, readonly string[]]>([
  ['a heap of the whole limit', { options: '--max-old-space-size=512', container: '512Mi' }, ['heap-exceeds-memory']],
  ['one that leaves room', { options: '--max-old-space-size=511', container: '512Mi' }, []],
  [
    'semi-spaces that take the rest',
    { options: '--max-old-space-size=416 --max-semi-space-size=32', container: '512Mi' },
    ['heap-exceeds-memory'],
  ],
  ['the limit of the pod', { options: '--max-old-space-size=512', pod: '512Mi' }, ['heap-exceeds-memory']],
  ['a limit of its own before it', { options: '--max-old-space-size=512', container: '1Gi', pod: '512Mi' }, []],
  ['no limit', { options: '--max-old-space-size=512' }, []],
  ['no bound', { options: '--enable-source-maps', container: '512Mi' }, []],
])('held against its memory: %s', (_, pod, ids) => {
  expect(findIn(pod).map(({ id }) => id)).toEqual(ids);
});

const SMALL = '--max-old-space-size=256';
const LARGE = '--max-old-space-size=600';

test.each<[Pod, string, string]>([
  [{ command: ['node', LARGE, 'main.js'] }, 'command', LARGE],
  [{ command: ['node'], args: [LARGE, 'main.js'] }, 'args', LARGE],
  [{ options: SMALL, args: ['--max_old_space_size=600', 'main.js'] }, 'args', '--max_old_space_size=600'],
  [{ command: ['sh', '-c', `NODE_OPTIONS=${LARGE} node main.js`] }, 'command', LARGE],
  [{ command: ['sh', '-c', `export NODE_OPTIONS="--enable-source-maps ${LARGE}"; exec node main.js`] }, 'command', LARGE],
  [{ command: ['env', `NODE_OPTIONS=--enable-source-maps ${LARGE}`, 'node', 'main.js'] }, 'command', LARGE],
  [{ command: ['sh', '-c'], args: [`node '${LARGE}' main.js`] }, 'args', LARGE],
  [{ command: ['node', '$(HEAP)', 'main.js'] }, 'command', LARGE],
])('a command may let the heap grow too: %j', (pod, field, says) => {
  expect(findIn({ ...pod, container: '512Mi' })).toMatchObject([
    {
      id: 'heap-exceeds-memory',
      what: 'the heap of shop/web may grow to 600 MiB by its command, and its memory limit is 512 MiB',
      evidence: [{ path: `spec.template.spec.containers[0].${field}`, says: expect.stringContaining(says) as string }],
    },
  ]);
});

test.each<[string, Pod]>([
  ['its own flag, which counts more than the variable', { options: LARGE, command: ['node', SMALL, 'main.js'] }],
  ['an assignment in place of the variable', { options: LARGE, command: ['sh', '-c', `NODE_OPTIONS='${SMALL}' node main.js`] }],
  ['no word of a heap', { command: ['node', '--enable-source-maps', 'main.js'] }],
])('a command may keep the heap small: %s', (_, pod) => {
  expect(findIn({ ...pod, container: '512Mi' })).toEqual([]);
});

test('what a command adds to the variable leaves that as it is', () => {
  const command = ['sh', '-c', 'NODE_OPTIONS="$NODE_OPTIONS --max-semi-space-size=32" node main.js'];

  expect(findIn({ options: '--max-old-space-size=416', command, container: '512Mi' })).toMatchObject([
    { what: expect.stringContaining('may grow to 512 MiB by NODE_OPTIONS, and') as string },
  ]);
});
