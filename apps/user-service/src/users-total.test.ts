import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createMetrics } from '@fairlead/service-kit';
import { v7 } from 'uuid';
import { EmbeddedUserStore } from './store/embedded-user-store';
import { registerUsersTotal } from './users-total';

const hasPromtool = spawnSync('promtool', ['--version']).error === undefined;
const testWithPromtool = hasPromtool ? test : test.skip;
const REASON = hasPromtool ? '' : ' (skipped: promtool is not on PATH; install Prometheus to run this)';

test('every pod tells the number of the store they share, and how to put them together', async () => {
  const store = new EmbeddedUserStore({ now: () => new Date(), newId: () => v7() });
  const pods = [createMetrics({ SERVICE_VERSION: 'test' }), createMetrics({ SERVICE_VERSION: 'test' })];
  for (const metrics of pods) registerUsersTotal(metrics, store);
  await store.create({ name: 'Ada', email: 'ada@example.org' });

  const texts = await Promise.all(pods.map(({ registry }) => registry.getSingleMetricAsString('users_total')));

  for (const text of texts) {
    expect(text).toMatch(/^users_total 1$/m);
    expect(text).toMatch(/^# HELP .*take max\(\), never sum\(\)/m);
  }
});

testWithPromtool(`the recording rule counts each user once, however many pods tell of them${REASON}`, () => {
  const { stdout, stderr, status } = spawnSync('promtool', ['test', 'rules', join(__dirname, '../prometheus/rules.test.yml')], {
    encoding: 'utf8',
  });

  expect({ status, text: stdout + stderr }).toMatchObject({ status: 0, text: expect.stringContaining('SUCCESS') });
});
