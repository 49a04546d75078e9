import { parse } from 'yaml';
import { createShop, find, prod, site } from '../../testing/fixtures';
import { replicas } from '../deployment/scale';
import { development, type Environment } from '../environment/environment';
import { ingressNginx } from '../environment/ingress-settings';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { HttpService } from '../service/http-service';
import type { AlertmanagerProps } from './alertmanager-props';
import { PrometheusStack } from './prometheus-stack';

const dev = development({ ingress: ingressNginx() });
const references = {
  ...(prod.images.kind === 'pinned' && prod.images.references),
  prometheus: 'quay.io/prometheus/prometheus:v3.5.0',
  alertmanager: 'quay.io/prometheus/alertmanager:v0.28.1',
};
const pinned: Environment = { ...prod, images: { kind: 'pinned', references } };

function createAlerted(alertmanager: unknown, environment: Environment = dev) {
  const { platform } = createShop(environment);
  new PrometheusStack(platform, { alertmanager: alertmanager as AlertmanagerProps, kubeStateMetrics: false });
  return platform;
}

const confOf = (object: KubernetesObject): unknown =>
  parse((object as never as { data: Record<string, string> }).data['alertmanager.yml'] ?? '');

test('Slack is told of all alerts, PagerDuty of critical ones, each by a credential in a file', () => {
  const platform = createAlerted({ slack: { channel: '#shop' }, pagerDuty: {} });

  expect(confOf(find(platform, 'ConfigMap', 'alertmanager'))).toMatchObject({
    route: {
      receiver: 'slack',
      group_wait: '30s',
      routes: [{ receiver: 'pagerduty', matchers: ['severity="critical"'], continue: true }, { receiver: 'slack' }],
    },
    receivers: [
      { name: 'slack', slack_configs: [{ api_url_file: '/etc/alertmanager-secrets/slack/url', channel: '#shop', send_resolved: true }] },
      { name: 'pagerduty', pagerduty_configs: [{ routing_key_file: '/etc/alertmanager-secrets/pagerduty/routing-key' }] },
    ],
  });
});

test('a message says of which pod, queue or else it is, as far as its title does not', () => {
  const conf = confOf(find(createAlerted({ slack: { channel: '#shop' } }), 'ConfigMap', 'alertmanager'));

  expect(conf).toHaveProperty(
    'receivers[0].slack_configs[0].text',
    expect.stringContaining('(.Labels.Remove (stringSlice "alertname" "component" "namespace" "severity")).SortedPairs'),
  );
});

test('with PagerDuty alone nobody is told of warnings', () => {
  const platform = createAlerted({ pagerDuty: {} });

  expect(confOf(find(platform, 'ConfigMap', 'alertmanager'))).toMatchObject({
    route: { receiver: 'nobody', routes: [{ receiver: 'pagerduty' }] },
    receivers: [{ name: 'nobody' }, { name: 'pagerduty' }],
  });
});

test('credentials come from the secret store, and in development from a Secret that leads nowhere', () => {
  const receivers = { slack: { channel: '#shop' }, pagerDuty: {} };
  const prodPlatform = createAlerted(receivers, pinned);

  expect(find(prodPlatform, 'ExternalSecret', 'alertmanager-pagerduty')).toMatchObject({
    spec: { data: [{ secretKey: 'routing-key', remoteRef: { key: 'shop-prod/alertmanager/pagerduty', property: 'routing-key' } }] },
  });
  expect(find(createAlerted(receivers), 'Secret', 'alertmanager-slack')).toMatchObject({ stringData: { url: 'http://slack.invalid' } });
});

test('the way out leads to the receivers, or to what stands in for one', () => {
  const outside = createAlerted({ slack: { channel: '#shop' } });
  const { platform } = createShop(dev);
  const standIn = new HttpService(platform, site, { scale: replicas(1) });
  new PrometheusStack(platform, { alertmanager: { slack: { channel: '#shop', api: standIn } }, kubeStateMetrics: false });

  expect(find(outside, 'NetworkPolicy', 'allow-alertmanager-to-slack')).toHaveProperty('spec.egress[0].ports', [
    { port: 443, protocol: 'TCP' },
  ]);
  expect(find(platform, 'NetworkPolicy', 'allow-alertmanager-to-site')).toHaveProperty('spec.egress[0].to', [
    { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'site' } } },
  ]);
  expect(find(platform, 'NetworkPolicy', 'allow-site-from-alertmanager')).toHaveProperty('spec.ingress[0].ports', [
    { port: 8080, protocol: 'TCP' },
  ]);
});

test.each([
  [{}, "it tells nobody of alerts; write slack: { channel: '#<name>' }, pagerDuty: {}, or leave alertmanager out"],
  [{ slak: { channel: '#shop' }, pagerDuty: {} }, 'slak is no prop of an Alertmanager; write slack'],
  [{ slack: {} }, 'slack.channel is missing; an Alertmanager has no default for it'],
  [{ slack: { channel: 'two words' } }, 'slack.channel is "two words"; write its name, such as "#shop-alerts"'],
  [
    { slack: { channel: '#shop', apiUrl: 'https://hooks.example.com/T0' } },
    'slack.apiUrl is a credential, which has no place in a program; leave it out: Alertmanager reads it from the Secret alertmanager-slack, key url',
  ],
  [
    { pagerDuty: { routingKey: 'R0' } },
    'pagerDuty.routingKey is a credential, which has no place in a program; leave it out: Alertmanager reads it from the Secret alertmanager-pagerduty, key routing-key',
  ],
  [
    { pagerDuty: { api: 'events.pagerduty.com' } },
    'pagerDuty.api is "events.pagerduty.com"; write what is called, such as new ExternalApi(shop, \'pagerduty\', { hosts })',
  ],
  [{ slack: { channel: '#shop' }, repeatHours: 0.5 }, 'repeatHours is 0.5; write a whole number of at least 1'],
])('refuses %j', (given, fault) => {
  expect(createAlerted(given).findFaults()).toEqual([`dev/alertmanager: ${fault}`]);
});
