import { describeLimit, type Observed } from './describe-limit';

const used = (avg: number) => ({ min: 0, avg, max: avg });
const machine = (busy: number, generatorCores = 0.1) => ({ cores: 4, busyCores: used(busy), generatorCores });

const IDLE: Observed = {
  machine: machine(2),
  services: [
    { name: 'user-service', cpuCores: used(0.2) },
    { name: 'data-service', cpuCores: used(0.5) },
  ],
  shape: { kind: 'closed', clients: 100, durationS: 30 },
  isLocal: true,
  rate: 1_000,
};
const BUSY_SERVICE: Observed['services'] = [{ name: 'data-service', cpuCores: used(0.95) }];
const RATE: Observed['shape'] = { kind: 'rate', clients: 10, durationS: 30, perSecond: 200 };

test('a machine without a free core is named first, with who used it', () => {
  const limit = describeLimit({ ...IDLE, machine: machine(3.9, 1), services: BUSY_SERVICE });

  expect(limit).toMatch(
    /3\.90 of 4 cores were busy \(data-service 0\.95, load 1\.00, all else 1\.95\), so that a service with processors of its own does more/,
  );
});

test('of a machine that only makes the load, nothing is said about services', () => {
  const limit = describeLimit({ ...IDLE, machine: machine(3.9, 3.8), isLocal: false });

  expect(limit).toMatch(/3\.90 of 4 cores were busy \(load 3\.80, all else 0\.10\), so that more clients ask for no more\.$/);
});

test.each<{ seen: Partial<Observed>; limit: RegExp }>([
  { seen: { services: BUSY_SERVICE }, limit: /^data-service: its one process used 0\.95 of a core/ },
  { seen: { machine: machine(2, 0.99) }, limit: /^The load itself: making it used 0\.99 of a core/ },
  { seen: { shape: RATE, rate: 199 }, limit: /^Nothing: the 200 requests a second that were asked for were made/ },
  { seen: { shape: RATE, rate: 150, services: BUSY_SERVICE }, limit: /^data-service/ },
  { seen: {}, limit: /^Neither the processors nor a service was at its limit/ },
  { seen: { services: [{ name: 'data-service' }] }, limit: /^Neither/ },
])('on a machine with free cores: $limit', ({ seen, limit }) => {
  expect(describeLimit({ ...IDLE, ...seen })).toMatch(limit);
});
