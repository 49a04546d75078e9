import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { memoryBelowMinimum } from './memory-below-minimum';

const found = (image: string, memory: string, more: object = {}) =>
  findingsOf(memoryBelowMinimum, [runningWorkload({ container: { image, resources: { limits: { memory } }, ...more } })]);

test('a program that takes 1 GiB by default dies in half of it', () => {
  expect(found('apache/kafka:4.0.0', '512Mi')).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      path: 'spec.template.spec.containers[0].resources.limits.memory',
      what: 'container web of Deployment shop/web runs apache/kafka:4.0.0, and its memory limit is 512 MiB',
      fix: 'raise the memory limit above 1024 MiB, or set KAFKA_HEAP_OPTS',
    },
  ]);
});

test('one that does not start with less has no other way', () => {
  expect(found('mcr.microsoft.com/mssql/server:2022-latest', '1Gi')).toMatchObject([{ fix: 'raise the memory limit above 2000 MiB' }]);
});

test.each<[string, string, string, object?]>([
  ['it has enough', 'apache/kafka:4.0.0', '2Gi'],
  ['it is told to take less', 'apache/kafka:4.0.0', '512Mi', { env: [{ name: 'KAFKA_HEAP_OPTS', value: '-Xmx256m' }] }],
  ['it may be told by what is not here', 'apache/kafka:4.0.0', '512Mi', { envFrom: [{ configMapRef: { name: 'kafka' } }] }],
  ['it is another program', 'registry.example.com/kafka-exporter:1', '64Mi'],
])('silent where %s', (_, image, memory, more = {}) => {
  expect(found(image, memory, more)).toEqual([]);
});
