import type { RuleGroup } from '@fairlead/monitoring';
import { shortenRules } from './shorten-rules';

const alert = {
  alert: 'HighErrorRate',
  labels: { severity: 'critical' },
  annotations: { summary: 'for 2m', description: '[2m]', runbook_url: 'https://example.com' },
} as const;
const groups: readonly RuleGroup[] = [
  {
    name: 'shop',
    rules: [
      { ...alert, expr: 'rate(a{b="5m"}[2m]) / rate(a[1d]) > 0.05', for: '2m' },
      { ...alert, expr: 'a == 0' },
      { record: 'a:rate', expr: 'rate(a[3s])', labels: {} },
    ],
  },
];

test('how long and how far back are divided, and rounded up to a second; labels, thresholds and texts stay', () => {
  expect(shortenRules(groups, 10)).toEqual([
    {
      name: 'shop',
      rules: [
        { ...alert, expr: 'rate(a{b="5m"}[12s]) / rate(a[8640s]) > 0.05', for: '12s' },
        { ...alert, expr: 'a == 0' },
        { record: 'a:rate', expr: 'rate(a[1s])', labels: {} },
      ],
    },
  ]);
});

test('restarts have a pace of their own: there a window is divided by five at most', () => {
  const rule = { ...alert, alert: 'PodRestartLoop', expr: 'increase(a[15m]) > 3' };
  const exprOf = (factor: number) => shortenRules([{ name: 'shop', rules: [rule] }], factor)[0]?.rules[0]?.expr;

  expect([exprOf(10), exprOf(3)]).toEqual(['increase(a[180s]) > 3', 'increase(a[300s]) > 3']);
});

test('divided by one they say the same', () => {
  expect(shortenRules(groups, 1)[0]?.rules[0]).toMatchObject({ expr: 'rate(a{b="5m"}[120s]) / rate(a[86400s]) > 0.05', for: '120s' });
});
