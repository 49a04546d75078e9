import { exampleReport, exampleStatistics } from '../../testing/example-report';
import { toMarkdown } from './to-markdown';

test('a comment has a verdict, thresholds, a table and what is folded away', () => {
  const lines = toMarkdown(exampleReport()).split('\n');

  expect(lines[0]).toBe('### ✅ Load: api-data');
  expect(lines).toContain('- ✅ p95 104 ms, at most 2,000 ms');
  expect(lines).toContain(
    '| localhost:3002 | GET /api/data | 15,387 | 806,279 | 52.4 | 45.9 | 85.6 | 104 | 1,480 | 4,740 | 100 % | 5,129 |',
  );
  expect(lines).toContain('<details><summary>What the services used, and where the numbers come from</summary>');
  expect(lines).toContain('| data-service | CPU (cores) | 0.10 | 0.50 | 0.97 |');
});

test('a fault cannot break out of its line or its cell', () => {
  const evil = '<img src=x>|a|\n# heading @team';

  const text = toMarkdown(
    exampleReport({ endpoints: [exampleStatistics({ endpoint: evil })], total: exampleStatistics({ faults: { [evil]: 1 }, faulty: 1 }) }),
  );

  expect(text).not.toContain('@team');
  expect(text).not.toMatch(/^# heading/m);
  expect(text).toContain(String.raw`Faults: \<img src=x\>\|a\| \# heading @<!-- -->team 1 ×`);
});
