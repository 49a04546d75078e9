import { exampleReport, exampleStatistics } from '../../testing/example-report';
import { toText } from './to-text';

test('a report for a terminal has a row for each endpoint and one for all', () => {
  const lines = toText(exampleReport({ thresholds: [] })).split('\n');

  expect(lines.slice(0, 19)).toEqual([
    'api-data: 100 clients for 3 s, wrk, data-service 1.2.3 at http://localhost:3002',
    '',
    'Host            Endpoint       RequestCount  TotalDuration(ms)  AverageLatency(ms)   p50   p90  p95    p99    max  Success  Requests/s',
    '──────────────  ─────────────  ────────────  ─────────────────  ──────────────────  ────  ────  ───  ─────  ─────  ───────  ──────────',
    'localhost:3002  GET /api/data        15,387            806,279                52.4  45.9  85.6  104  1,480  4,740    100 %       5,129',
    'localhost:3002  all                  15,387            806,279                52.4  45.9  85.6  104  1,480  4,740    100 %       5,129',
    '',
    'Service                                   min   avg   max',
    '────────────  ─────────────────────────  ────  ────  ────',
    'data-service  CPU (cores)                0.10  0.50  0.97',
    '              memory (MiB)                100   120   140',
    '              event-loop delay p99 (ms)  10.6  24.5  69.7',
    '              open files                   30   120   131',
    '              series of metrics           180   214   216',
    '',
    'Processor time  of 2 cores  cores  µs a request',
    '──────────────  ──────────  ─────  ────────────',
    'data-service    25 %         0.50            97',
    'load            10 %         0.20            39',
  ]);
});

test('what broke is marked, and the verdict stands last', () => {
  const text = toText(
    exampleReport({
      total: exampleStatistics({ failed: 3, faulty: 5, faults: { 'no answer': 2, 'status 503': 3 } }),
      thresholds: [{ metric: 'p99', limit: 5_000, isLimitAllowed: true, measured: 6_789.4, ok: false }],
    }),
  );

  expect(text).toContain('faults: status 503 3 ×, no answer 2 ×');
  expect(text).toMatch(/^BROKEN {2}p99 6,789 ms, at most 5,000 ms\nFAILED$/m);
});

test('a verification that found a difference fails the run', () => {
  const text = toText(
    exampleReport({
      verification: {
        documentsBefore: 10,
        documentsAfter: 15,
        answers: { 200: 2 },
        least: 10,
        most: 10,
        sampledIds: 5,
        missingIds: ['a'],
        ok: false,
      },
    }),
  );

  expect(text).toContain('BROKEN  The service counted 2 × 200: 10 documents are due.');
  expect(text).toContain('BROKEN  Of 5 ids that clients were told are stored, 1 are missing: a.');
  expect(text).toMatch(/FAILED$/);
});

test.each([
  {
    expiry: { ttlSeconds: 60, added: 900, allowed: 1_000, points: [], ok: true },
    line: /^ok {6}Records expire after 60 s: .* 900 .*1,000\.$/m,
    verdict: 'passed',
  },
  {
    expiry: { ttlSeconds: 60, added: 1_900, allowed: 1_000, points: [], ok: false },
    line: /^BROKEN {2}Records expire/m,
    verdict: 'FAILED',
  },
  { expiry: { added: 0, allowed: 0, points: [], ok: false }, line: /^BROKEN {2}Nothing bounds the records/m, verdict: 'FAILED' },
])('of records that expire, or do not: $verdict', ({ expiry, line, verdict }) => {
  const text = toText(exampleReport({ expiry }));

  expect(text).toMatch(line);
  expect(text.split('\n').at(-1)).toBe(verdict);
});

test('a run that was cut short says so', () => {
  expect(toText(exampleReport({ isCutShort: true }))).toMatch(/^api-data: .*, cut short$/m);
});

test('where the processors were the limit it says how many clients they allow', () => {
  expect(toText(exampleReport({ capacity: 'Up to 8,000 clients.' }))).toMatch(/^what fits: Up to 8,000 clients\.$/m);
});
