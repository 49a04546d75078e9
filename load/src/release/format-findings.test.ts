import { none } from '../faults/promise-check';
import { isKept, toMarkdown, toText } from './format-findings';
import type { RequestTally } from './load-pod/protocol';
import type { Finding } from './finding';

const tally: RequestTally = {
  requests: 1_200,
  failed: 0,
  faults: {},
  unsent: 0,
  p99Ms: 12.3,
  slowestMs: 48.9,
  records: ['a', 'b'],
  users: ['u'],
};

const drained: Finding = { event: 'drain of node b', seen: '3 pods evicted in 12 s', tally, promises: [none('failed requests', 0)] };

const killed: Finding = {
  event: 'kill -9 in a pod of web',
  seen: 'ready again after 2.0 s',
  tally: { ...tally, failed: 3, faults: { 'status 502': 1, ECONNRESET: 2 }, failedAtMs: [1_000, 2_500] },
  promises: [none('of 2 records that were acknowledged so far, missing', 1)],
};

test('a line for each event, and one that says what was kept', () => {
  expect(toText([drained]).split('\n')).toEqual([
    'what happened    requests  failed  failed for    p99  slowest           what was seen',
    '───────────────  ────────  ──────  ──────────  ─────  ───────  ──────────────────────',
    'drain of node b     1,200       0              12 ms    49 ms  3 pods evicted in 12 s',
    '',
    'ok      1 promises kept; of 2 records and 1 users that were acknowledged, none is missing',
  ]);
});

test('what failed, for how long, and the promise that was broken', () => {
  const lines = toText([drained, killed]).split('\n');

  expect(lines[3]).toMatch(/^kill -9 in a pod of web +1,200 +3 +1.5 s /);
  expect(lines.slice(5)).toEqual([
    'kill -9 in a pod of web: ECONNRESET 2 ×, status 502 1 ×',
    'BROKEN  kill -9 in a pod of web: of 2 records that were acknowledged so far, missing: 1',
  ]);
  expect([drained, killed].map(isKept)).toEqual([true, false]);
});

test('the same as Markdown', () => {
  expect(toMarkdown([killed]).split('\n').slice(2)).toEqual([
    '| kill -9 in a pod of web | 1,200 | 3 | 1.5 s | 12 ms | 49 ms | ready again after 2.0 s |',
    '',
    '- kill -9 in a pod of web: ECONNRESET 2 ×, status 502 1 ×',
    '- ❌ kill -9 in a pod of web: of 2 records that were acknowledged so far, missing: 1',
    '',
  ]);
});
