import { checkBudgets } from './check-budgets';

interface Pod {
  readonly options: string;
  readonly container?: string;
  readonly pod?: string;
}

const limits = (memory: string | undefined) => memory && { resources: { limits: { memory } } };

/** What is found of a pod of one Node.js container. */
function findIn({ options, container, pod }: Pod) {
  const node = { name: 'web', envFrom: [{ configMapRef: { name: 'web' } }], ...limits(container) };
  return checkBudgets([
    { kind: 'ConfigMap', metadata: { namespace: 'shop', name: 'web' }, ...{ data: { NODE_OPTIONS: options } } },
    {
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
