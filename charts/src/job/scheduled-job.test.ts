import { defineJob, type WorkloadContract } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { createPlatform, find, mailer, memory, migration, prod } from '../../testing/fixtures';
import { MongoStore } from '../stores/mongo/mongo-store';
import { ScheduledJob } from './scheduled-job';

const untyped = (props: object) => props as never;

function createJob(props: object = {}, environment = prod) {
  const platform = createPlatform(environment);
  const job = new ScheduledJob(platform, migration, { schedule: '0 3 * * *', ...props });
  return { platform, job: job.uses(new MongoStore(platform, 'mongo')) };
}

test('it runs one after the other, ends at its deadline, and leaves nothing behind', () => {
  const { platform, job } = createJob();

  expect(platform.objectsOf(job).map(({ kind }) => kind)).toEqual(['NetworkPolicy', 'ServiceAccount', 'ConfigMap', 'CronJob']);
  expect(find(platform, 'CronJob', 'migration')).toMatchObject({
    apiVersion: 'batch/v1',
    spec: {
      schedule: '0 3 * * *',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 300,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          activeDeadlineSeconds: 900,
          backoffLimit: 3,
          podReplacementPolicy: 'Failed',
          ttlSecondsAfterFinished: 86_400,
          template: {
            metadata: { labels: { 'app.kubernetes.io/name': 'migration' } },
            spec: {
              restartPolicy: 'Never',
              automountServiceAccountToken: false,
              securityContext: { runAsNonRoot: true },
              initContainers: [{ name: 'wait-for-mongo' }],
              containers: [{ securityContext: { readOnlyRootFilesystem: true } }],
            },
          },
        },
      },
    },
  });
});

test('its pods have no probes, no spread and no checksum: each run reads anew', () => {
  const { platform } = createJob();
  const text = JSON.stringify(find(platform, 'CronJob', 'migration'));

  expect(text).not.toMatch(/Probe|topologySpread|checksum|annotations/);
});

test.each([
  ['Forbid', '1'],
  ['Replace', '(1 old + 1 new)'],
])('under %s a store counts as many pods as the proof: %s', (concurrencyPolicy, arithmetic) => {
  const { platform, job } = createJob({ concurrencyPolicy });

  const report = proveManifests(platform.toJson(), {
    traffic: platform.declaredTraffic(),
    budgets: platform.declaredBudgets(),
    namespaces: [platform.namespace],
  });

  expect(report.findings).toEqual([]);
  expect(isProven(report)).toBe(true);
  expect(job.mostPods.arithmetic).toBe(arithmetic);
  expect(report.budgets.find(({ name }) => name === 'sockets')?.arithmetic).toContain(`shop-prod/migration ${arithmetic} x `);
});

test('more runs than a store has room for are a fault', () => {
  const platform = createPlatform();
  const mongo = new MongoStore(platform, 'mongo', { tickets: 2 });

  new ScheduledJob(platform, migration, { schedule: '@hourly', concurrencyPolicy: 'Replace' }).uses(mongo);

  expect(platform.findFaults()).toEqual([expect.stringContaining('migration (1 old + 1 new) × 2 = 4 reads at once, but it works on 2')]);
});

test('everything that is wrong with it is told in one run', () => {
  const contract = defineJob({
    name: 'migration',
    description: 'changes records',
    env: { LIMIT: { type: 'integer', min: 1, max: 9, required: 'production', description: 'records at once' } },
  });
  const platform = createPlatform();

  new ScheduledJob(
    platform,
    contract,
    untyped({
      schedule: '0 3 * *',
      timeZone: 'Europe/Pariss',
      concurrencyPolicy: 'Allow',
      concurencyPolicy: 'Forbid',
      startingDeadlineSeconds: 1,
      backoffLimit: -1,
      ttlSecondsAfterFinished: 0.5,
      suspend: 'no',
      scale: 1,
    }),
  );

  expect(platform.findFaults()).toEqual([
    'prod/migration: backoffLimit is -1; write a whole number of at least 0',
    'prod/migration: concurencyPolicy is no prop of a ScheduledJob; write concurrencyPolicy',
    'prod/migration: concurrencyPolicy is "Allow", with which nobody knows how many runs there are at once; write Forbid or Replace',
    'prod/migration: its contract requires LIMIT, but nothing gives it a value, so it does not start; write env: { LIMIT: <a whole number from 1 to 9> }',
    expect.stringContaining('prod/migration: scale is no prop of a ScheduledJob; write '),
    'prod/migration: schedule is "0 3 * *", which Kubernetes rejects: it has 4 fields, and 5 are needed: minute, hour, day of the month, month, day of the week; write one such as "0 3 * * *"',
    'prod/migration: startingDeadlineSeconds is 1; write a whole number of at least 10',
    'prod/migration: suspend is "no"; write true or false',
    'prod/migration: timeZone is "Europe/Pariss", which is none; write one such as "Europe/Paris"',
    'prod/migration: ttlSecondsAfterFinished is 0.5; write a whole number of at least 0',
  ]);
});

test.each(['europe/paris', 'Asia/KOLKATA', 'PST', 'SystemV/PST8', 'utc', '+01:00'])('%s is no time zone of Kubernetes', (timeZone) => {
  const platform = createPlatform();

  new ScheduledJob(platform, defineJob({ name: 'migration', description: 'changes records' }), { schedule: '@daily', timeZone });

  expect(platform.findFaults()).toContain(`prod/migration: timeZone is "${timeZone}", which is none; write one such as "Europe/Paris"`);
});

test.each(['Asia/Kolkata', 'UTC', 'Etc/GMT+5', 'EST5EDT', 'America/Port_of_Spain', 'Antarctica/McMurdo', 'Australia/NSW'])(
  '%s is one',
  (timeZone) => {
    const platform = createPlatform();

    new ScheduledJob(platform, defineJob({ name: 'migration', description: 'changes records' }), { schedule: '@daily', timeZone });

    expect(platform.findFaults().filter((fault) => fault.includes('timeZone'))).toEqual([]);
  },
);

test('a name of which no run could have its own is refused', () => {
  const platform = createPlatform();
  const name = 'a'.repeat(53);

  new ScheduledJob(platform, defineJob({ name, description: 'long' }), { schedule: '@daily', image: 'migration' });

  expect(platform.findFaults()).toEqual([`prod/${name}: its name has 53 characters, with which a CronJob makes no run; write 52 or fewer`]);
});

test('a contract of another kind is refused, and does not compile', () => {
  const forgotten: WorkloadContract = mailer;

  // @ts-expect-error a worker does not end
  expect(() => new ScheduledJob(createPlatform(), mailer, { schedule: '@daily' })).toThrow(
    'the contract of a ScheduledJob is what defineWorker() has made, which is none; give it what defineJob() has made',
  );
  expect(() => new ScheduledJob(createPlatform(), forgotten as never, { schedule: '@daily' })).toThrow('defineJob()');
  expect(memory).toBeDefined();
});
