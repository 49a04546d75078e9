import { availableParallelism } from 'node:os';
import { spawn } from 'node:child_process';
import { MachineWatch } from './machine-watch';
import { readProcessUsage } from './process-usage';
import { until } from '../programs/until';

test('the load’s own processor time is a part of what was busy, and that is no more than there is', async () => {
  const watch = new MachineWatch();

  const endAt = performance.now() + 1_200;
  while (performance.now() < endAt) await new Promise((resolve) => setImmediate(resolve));
  const { cores, busyCores, generatorCores } = watch.read();
  watch.end();

  expect(cores).toBe(availableParallelism());
  expect(generatorCores).toBeGreaterThan(0);
  if (process.platform !== 'linux') return;
  expect(busyCores?.avg).toBeGreaterThan(0);
  expect(busyCores?.max).toBeLessThanOrEqual(cores);
});

const isLinux = process.platform === 'linux';

const why = isLinux ? '' : ' (skipped: only Linux has /proc)';

(isLinux ? test : test.skip)(`a process that the lab has started is a part of the load while it still runs${why}`, async () => {
  const child = spawn(process.execPath, ['-e', 'for (;;);']);
  const pid = child.pid as number;
  const watch = new MachineWatch(pid);

  const before = readProcessUsage(pid).cpuUs;
  await until('the child has worked', () => readProcessUsage(pid).cpuUs > before + 500_000);
  const { generatorCores, databaseCores } = watch.read();
  watch.end();
  child.kill();

  expect(databaseCores).toBeGreaterThan(0);
  expect(generatorCores).toBeGreaterThan(0.9 * (databaseCores as number));
});
