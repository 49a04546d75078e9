import { deriveRules, toRuleFile } from '@fairlead/monitoring';
import type { App } from 'cdk8s';
import { externalSecrets, HttpService, ingressNginx, type Platform, production, PrometheusStack, replicas } from 'fairlead';
import { defineContract } from 'fairlead/contract';
import type { Overlay } from '../overlay';
import { createShop } from '../platform';
import images from '../prod/images.json';
import { RULE_SETTINGS } from '../rules/rule-settings';
import { shortenRules } from './shorten-rules';

/** Takes messages in place of Slack, and prints them. */
const SLACK = defineContract({
  name: 'slack',
  description: 'takes what an Alertmanager tells Slack',
  foreign: true,
  port: 8080,
  probes: { readiness: '/' },
});

/** Images that the proof makes of programs of its machine. */
const IMAGES = {
  prometheus: 'quay.io/prometheus/prometheus:v3.5.0',
  alertmanager: 'quay.io/prometheus/alertmanager:v0.28.1',
  'kube-state-metrics': 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.16.0',
  slack: 'slack.invalid/stand-in:v1',
};

/** What the proof of the alerts says of the cluster that it runs on. */
export interface ProofProps {
  /** Address and port of its API server, not those of its Service. */
  readonly apiServer: { readonly address: string; readonly port: number };
  /** All times of the rules are divided by it. */
  readonly scale: number;
}

/** Production on that cluster, read by a Prometheus of its own. */
export function proofOverlay({ apiServer: { address, port } }: ProofProps): Overlay {
  return {
    ...production({
      images: { ...images, ...IMAGES },
      credentials: externalSecrets({ clusterSecretStore: 'none' }),
      ingress: ingressNginx({ tlsSecretName: 'shop-tls', trustedProxies: ['10.244.0.0/16'] }),
      apiServer: { cidrs: [`${address}/32`], port },
    }),
    host: 'shop.example.com',
  };
}

/** The shop of that overlay, with a Prometheus that looks every second and an Alertmanager that tells the stand-in at once. */
export function createProofShop(app: App, overlay: Overlay, scale: number): Platform {
  const shop = createShop(app, overlay);
  const slack = new HttpService(shop, SLACK, { scale: replicas(1), user: 65_534 });
  const stack = new PrometheusStack(shop, {
    rules: (platform) => toRuleFile(shortenRules(deriveRules(platform, RULE_SETTINGS), scale), 'of the proof of the alerts'),
    intervalSeconds: 1,
    alertmanager: { slack: { channel: '#alerts', api: slack }, groupWaitSeconds: 0, groupIntervalSeconds: 1 },
  });
  // What stands in for kube-state-metrics is a program of Node, which takes more.
  stack.kubeStateMetrics?.patch('Deployment', (deployment) => {
    const [container] = deployment.spec?.template.spec?.containers ?? [];
    if (!container) throw new Error('kube-state-metrics has no container');
    const memory = '128Mi';
    const { limits, requests } = container.resources ?? {};
    container.resources = { limits: { ...limits, memory }, requests: { ...requests, memory } };
  });
  return shop;
}
