import { TallyCounter } from './tally-counter';

const endpoint = 'GET /api/data';

test('counts what failed, and from when to when', () => {
  const counter = new TallyCounter();

  counter.add({ endpoint, latencyMs: 4, stored: ['a', 'b'] }, 1_000);
  counter.add({ endpoint, latencyMs: 9, isFailed: true, fault: 'status 503' }, 3_500);
  counter.add({ endpoint, isFailed: true, fault: 'ECONNRESET' }, 2_000);
  counter.add({ endpoint, latencyMs: 5, users: ['u'] }, 4_000);

  expect(counter.toTally()).toMatchObject({
    requests: 4,
    failed: 2,
    faults: { ECONNRESET: 1, 'status 503': 1 },
    failedAtMs: [2_000, 3_500],
    records: ['a', 'b'],
    users: ['u'],
  });
});

test('an answer that breaks its contract has failed, though its status is good', () => {
  const counter = new TallyCounter();

  counter.add({ endpoint, latencyMs: 4, isFailed: false, fault: 'the field reads is not what the contract says' }, 1_000);

  expect(counter.toTally()).toMatchObject({ requests: 1, failed: 1 });
});

test('where nothing failed, there is no time of it', () => {
  const counter = new TallyCounter();
  counter.addUnsent(2);

  expect(counter.toTally()).toMatchObject({ failed: 0, unsent: 2 });
  expect(counter.toTally()).not.toHaveProperty('failedAtMs');
});
