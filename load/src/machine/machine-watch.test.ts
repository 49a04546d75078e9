import { availableParallelism } from 'node:os';
import { MachineWatch } from './machine-watch';

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
