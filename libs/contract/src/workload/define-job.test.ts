import { defineJob } from './define-job';
import { TRACING_VARIABLES } from '../variables/tracing-variables';

const good = { name: 'migration', description: 'changes records' } as const;

test('a name is enough: a run takes an hour at most', () => {
  const job = defineJob(good);

  expect(job).toMatchObject({ kind: 'job', deadlineSeconds: 3_600, calls: [], stores: {} });
  expect(Object.keys(job.env)).toEqual([...['LOG_LEVEL', 'SERVICE_VERSION', 'NODE_ENV'], ...Object.keys(TRACING_VARIABLES), 'TRACEPARENT']);
  expect(job).not.toHaveProperty('faults');
});

test.each<[Record<string, unknown>, string]>([
  [{ deadline: 5 }, 'deadline is no prop of a job; write deadlineSeconds'],
  [
    { port: 80 },
    'port is no prop of a job; write one of name, description, foreign, stores, writeShares, privileges, calls, apis, env, deadlineSeconds',
  ],
  [{ deadlineSeconds: 0.5 }, 'deadlineSeconds is 0.5; give a whole number of seconds from 1 to 604800'],
  [{ deadlineSeconds: 3_600_000 }, 'deadlineSeconds is 3600000; give a whole number of seconds from 1 to 604800'],
  [{ stores: { redis: 'maybe' } }, 'stores.redis is "maybe"; give "required" or "optional"'],
  [{ env: { size: { type: 'text', description: 'size' } } }, 'env is "size"; give a name in capitals such as "MAX_QUEUED_WRITES"'],
])('of %j it says: %s', (change, fault) => {
  expect(defineJob({ ...good, ...change }).faults).toEqual([`contract "migration": ${fault}`]);
});

test('a misspelt prop does not compile', () => {
  const faults = [
    // @ts-expect-error deadlineSeconds
    defineJob({ ...good, deadline: 5 }),
    // @ts-expect-error nothing probes a job
    defineJob({ ...good, managementPort: 9464 }),
  ].map((job) => job.faults);

  expect(faults).not.toContain(undefined);
});
