import type { LoadShape } from '../scenario/load-shape';
import { describeLimit } from './describe-limit';

const CLOSED: LoadShape = { kind: 'closed', clients: 100, durationS: 30 };
const used = (avg: number) => ({ min: 0, avg, max: avg });
const machine = (busy: number, generatorCores: number) => ({ cores: 4, busyCores: used(busy), generatorCores });

test('a machine without a free core is named first, with who used it', () => {
  const limit = describeLimit(machine(3.9, 1), [{ name: 'data-service', cpuCores: used(0.95) }], CLOSED);

  expect(limit).toMatch(
    /3\.90 of 4 cores were busy, 0\.95 with the services, 1\.00 with the load itself and 1\.95 with the stores and all else/,
  );
});

test.each([
  {
    services: [
      { name: 'users', cpuCores: used(0.2) },
      { name: 'data-service', cpuCores: used(0.95) },
    ],
    generator: 0.3,
    shape: CLOSED,
    limit: /^data-service: its one process used 0\.95 of a core/,
  },
  {
    services: [{ name: 'data-service', cpuCores: used(0.5) }],
    generator: 0.99,
    shape: CLOSED,
    limit: /^The load itself: making it used 0\.99 of a core/,
  },
  {
    services: [],
    generator: 0.1,
    shape: { ...CLOSED, kind: 'rate', perSecond: 200 } as const,
    limit: /^Nothing: 200 requests a second were asked for/,
  },
  { services: [{ name: 'data-service' }], generator: 0.1, shape: CLOSED, limit: /^Neither the processors nor a service was at its limit/ },
])('on a machine with free cores: $limit', ({ services, generator, shape, limit }) => {
  expect(describeLimit(machine(2, generator), services, shape)).toMatch(limit);
});
