import type { CpuProfile } from './cpu-profile';
import { shareWork } from './share-work';

const node = (id: number, functionName: string, ...children: number[]) => ({ id, callFrame: { functionName }, children });

/** A turn: a request comes in, its answer is written from within, garbage is collected, the process sleeps. */
const profile: CpuProfile = {
  nodes: [
    node(1, '(root)', 2, 5, 6, 7),
    node(2, 'parserOnHeadersComplete', 3),
    node(3, 'sendJson', 4),
    node(4, 'writev'),
    node(5, '(garbage collector)'),
    node(6, '(idle)'),
    node(7, 'processTicksAndRejections'),
  ],
  samples: [2, 2, 4, 3, 5, 6, 7],
  timeDeltas: [100, 10, 20, 20, 40, 900, 10],
};

test('work belongs to the innermost function that tells what it is; sleep and the start are no work', () => {
  expect(shareWork(profile, 101)).toEqual({
    'requests: HTTP and Express': 0.1,
    'answers: JSON and the write': 0.4,
    'garbage collection': 0.4,
    'rest: promises, timers, event loop': 0.1,
    'batches: records, BSON and the write': 0,
    'end of requests: log and metrics': 0,
  });
});

test('a process that only slept has done nothing', () => {
  const shares = shareWork({ ...profile, samples: [6], timeDeltas: [10] }, 0);

  expect(Object.values(shares)).toEqual([0, 0, 0, 0, 0, 0]);
});
