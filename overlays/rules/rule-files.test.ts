import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleGroup } from '@fairlead/monitoring';
import { checkRules, testWithPrometheus } from '@fairlead/monitoring/testing';
import { parse } from 'yaml';
import { compose } from '../compose/environment';
import { environments } from '../environments';
import { overlayShop } from '../overlaid-shop';
import { renderRules } from './rule-files';
import { RULE_SETTINGS } from './rule-settings';

const ROOT = join(__dirname, '../..');
const files = renderRules(environments.map(overlayShop), 'generated');
const read = (path: string): unknown => parse(files.get(path) ?? '');

const ofDev = read('overlays/dev/rules/rules.yaml') as { readonly groups: readonly RuleGroup[] };
const ofProd = read('overlays/prod/rules/prometheus-rule.yaml') as { readonly spec: { readonly groups: readonly RuleGroup[] } };
const all = [
  { environment: 'dev', groups: ofDev.groups },
  { environment: 'prod', groups: ofProd.spec.groups },
];

test('each environment has the form that it asks for, and one that asks for none has no file', () => {
  expect(ofProd).toMatchObject({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'shop', namespace: 'shop-prod', labels: { release: 'prometheus' } },
  });
  expect([...files.keys()]).toEqual(['overlays/dev/rules/rules.yaml', 'overlays/prod/rules/prometheus-rule.yaml']);
  expect(renderRules([overlayShop(compose)], 'generated').size).toBe(0);
});

test.each(all)('each alert of $environment leads to a page that is there', ({ groups }) => {
  const urls = groups.flatMap(({ rules }) => rules.flatMap((rule) => ('alert' in rule ? [rule.annotations.runbook_url] : [])));
  const missing = urls.filter((url) => !existsSync(join(ROOT, 'docs/runbooks', url.slice(RULE_SETTINGS.runbooks.length))));

  expect(urls.length).toBeGreaterThan(30);
  expect(missing).toEqual([]);
});

test('an autoscaler, a volume, a certificate and a secret are watched where there are some', () => {
  const alertsOf = ({ groups }: { readonly groups: readonly RuleGroup[] }) =>
    new Set(groups.flatMap(({ rules }) => rules.flatMap((rule) => ('alert' in rule ? [rule.alert] : []))));
  const own = ['CertificateExpires', 'HPAAtMaxReplicas', 'SecretNotSynced', 'VolumeFilling'];

  expect([...alertsOf(ofProd.spec)].filter((alert) => !alertsOf(ofDev).has(alert)).sort()).toEqual(own);
});

for (const { environment, groups } of all)
  testWithPrometheus(`promtool accepts the rules of ${environment}`, () => {
    expect(checkRules(groups)).toMatchObject({ status: 0 });
  });
