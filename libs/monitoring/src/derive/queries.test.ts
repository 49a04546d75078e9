import { EXPORTER_SERIES, SERVICE_SERIES } from '@fairlead/exposition/series';
import { readQuery } from '../../testing/read-query';
import { listRunbookQueries } from '../../testing/runbook-queries';
import { createTestShop, TEST_SETTINGS } from '../../testing/shop';
import { deriveRules } from './derive-rules';

const rules = deriveRules(createTestShop(), TEST_SETTINGS).flatMap((group) => group.rules);
const read = new Set(rules.flatMap(({ expr }) => readQuery(expr).series));

test.each(rules.map((rule) => ['alert' in rule ? `${rule.alert} of ${rule.labels['component']}` : rule.record, rule.expr]))(
  '%s is PromQL',
  (_, expr) => {
    expect(readQuery(expr)).toEqual({ series: expect.arrayContaining([expect.any(String)]), errors: [] });
  },
);

test.each(listRunbookQueries())('$page: $query is PromQL', ({ query }) => {
  expect(readQuery(query)).toEqual({ series: expect.arrayContaining([expect.any(String)]), errors: [] });
});

test('a query that is none is found', () => {
  expect(readQuery('sum(rate(up[5m]) > 0').errors).not.toEqual([]);
});

test('they read series that are declared or recorded', () => {
  const recorded = rules.flatMap((rule) => ('record' in rule ? [rule.record] : []));
  const known = new Set([...Object.keys(SERVICE_SERIES), ...Object.keys(EXPORTER_SERIES), ...recorded]);

  expect([...read].filter((series) => !known.has(series))).toEqual([]);
});
