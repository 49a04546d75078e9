import type { Manifest } from 'fairlead/doctor';
import type { Cell } from './cells';
import { compare } from './compare';
import type { End } from './end';
import { Engine } from './engine';
import type { Outcome } from './network/peer';

const deployment = (name: string): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: { template: { metadata: { labels: { app: name } }, spec: { containers: [] } } },
});

/** Nobody reaches `shut`, and everybody `wide`. */
const ENGINE = new Engine([
  deployment('web'),
  deployment('wide'),
  deployment('shut'),
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'shut', namespace: 'shop' },
    spec: { podSelector: { matchLabels: { app: 'shut' } } },
  },
]);

const endOf = (workload: string): End => {
  const podSet = ENGINE.podSets.find(({ workload: { name } }) => name === workload)!;
  return { name: workload, address: `10.0.0.${workload.length}`, podSet };
};

const cellTo = (...workloads: readonly string[]): Cell => ({
  from: endOf('web'),
  to: workloads.join(' and '),
  address: '10.96.0.1',
  protocol: 'TCP',
  port: 80,
  ends: workloads.map((workload) => ({ end: endOf(workload), port: 80 })),
});

const DROPPED: Outcome = { result: 'dropped' };
const REFUSED: Outcome = { result: 'refused', code: 'ECONNREFUSED' };
const answeredBy = (by: string): Outcome => ({ result: 'answered', by });

test.each<[what: string, cell: Cell, outcome: Outcome]>([
  ['an open port that answers', cellTo('wide'), answeredBy('wide')],
  ['a closed port that is silent', cellTo('shut'), DROPPED],
  ['a Service of open and closed pods that answers', cellTo('wide', 'shut'), answeredBy('wide')],
  ['a Service of open and closed pods that is silent', cellTo('wide', 'shut'), DROPPED],
  ['a Service without pods that refuses', cellTo(), REFUSED],
])('%s is as expected', (_what, cell, outcome) => {
  expect(compare([cell], [outcome], ENGINE)).toEqual([]);
});

test.each<[what: string, cell: Cell, outcome: Outcome, expected: string, seen: string]>([
  ['an open port that is silent', cellTo('wide'), DROPPED, 'open', 'dropped'],
  ['an open port at which nobody serves', cellTo('wide'), REFUSED, 'open', 'refused ECONNREFUSED'],
  ['an open port at which somebody else answers', cellTo('wide'), answeredBy('web'), 'open', 'answered by web'],
  ['a closed port that answers', cellTo('shut'), answeredBy('shut'), 'closed', 'answered by shut'],
  ['a closed port that refuses: packets have got there', cellTo('shut'), REFUSED, 'closed', 'refused ECONNREFUSED'],
  ['a closed pod that answers for a Service', cellTo('wide', 'shut'), answeredBy('shut'), 'some', 'answered by shut'],
])('%s is a difference', (_what, cell, outcome, expected, seen) => {
  expect(compare([cell], [outcome], ENGINE)).toEqual([{ cell, expected, seen }]);
});
