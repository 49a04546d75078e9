import { formatFindings } from './format-findings';
import { atLeast, atMost, none } from './promise-check';

test('a table of what was seen, then each promise', () => {
  const rows = [
    { phase: 'before', failed: 0 },
    { phase: 'during', failed: 12 },
  ];

  const text = formatFindings('stop-service', {
    rows,
    promises: [none('failed requests', 12), atMost('slowest', 900.4, 1_000, ' ms'), atLeast('answered', 0.85, 0.9)],
  });

  expect(text.split('\n')).toEqual([
    'stop-service',
    '   phase  failed',
    '  before       0',
    '  during      12',
    '',
    'BROKEN  failed requests: 12',
    'ok      slowest: 900 ms of at most 1000 ms',
    'BROKEN  answered: 0.85 of at least 0.9',
    '',
  ]);
});
