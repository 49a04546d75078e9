import { defineContract } from '../define-contract';

const base = { name: 'orders', description: 'orders', port: 4001 } as const;

test('a contract says what it promises of its answers, or nothing', () => {
  const objective = { availability: 0.999, latencyMs: 500 };

  expect(defineContract({ ...base, objective }).objective).toEqual(objective);
  expect(defineContract(base)).not.toHaveProperty('objective');
});

test.each([
  {
    objective: { availability: 99.9, latencyMs: 500 },
    fault: 'objective.availability is 99.9; give a share of requests such as 0.999, 0.95 or more and below 1',
  },
  {
    objective: { availability: 0.999, latencyMs: 300 },
    fault: 'objective.latencyMs is 300; give one of 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000',
  },
  { objective: { availability: 0.999, latencyMs: 500, window: 30 }, fault: 'objective.window is no prop of a contract' },
])('$fault', ({ objective, fault }) => {
  expect(defineContract({ ...base, objective }).faults).toEqual([expect.stringContaining(fault)]);
});

test('nobody counts the answers of a foreign service', () => {
  const { faults } = defineContract({
    ...base,
    foreign: true,
    probes: { readiness: '/ok' },
    objective: { availability: 0.999, latencyMs: 500 },
  });

  expect(faults).toEqual([expect.stringContaining('nobody counts the answers of a service that was made without the service kit')]);
});
