import type { Platform } from '../platform/platform';
import type { HttpService } from '../service/http-service';
import { Alertmanager } from './alertmanager';
import { createKubeStateMetrics } from './kube-state-metrics';
import { PrometheusServer } from './prometheus-server';
import { completeStack, type PrometheusStackProps } from './stack-props';

/**
 * A Prometheus of the platform's own, for a cluster that has none: it reads the metrics of all services of the platform, those made later
 * too, works out the rules that are given, and tells an Alertmanager. Beside it runs kube-state-metrics. All of it is in the platform's
 * namespace, under Pod Security "restricted"; it may read what is there and nothing else, and the proof knows each of its ways.
 *
 * @example
 * new PrometheusStack(shop, {
 *   rules: (platform) => toRuleFile(deriveRules(platform, { runbooks }), 'made by synth.ts'),
 *   alertmanager: { slack: { channel: '#shop-alerts' }, pagerDuty: {} },
 * });
 */
export class PrometheusStack {
  readonly prometheus: PrometheusServer;

  /** Nothing where nobody is told of alerts. */
  readonly alertmanager: Alertmanager | undefined;

  /** Nothing where it was declined. */
  readonly kubeStateMetrics: HttpService | undefined;

  constructor(platform: Platform, given: PrometheusStackProps = {}) {
    const { alertmanager, kubeStateMetrics } = completeStack(given);
    this.alertmanager = alertmanager && new Alertmanager(platform, alertmanager);
    this.prometheus = new PrometheusServer(platform, given, this.alertmanager);
    this.kubeStateMetrics = kubeStateMetrics ? createKubeStateMetrics(platform) : undefined;
    platform.scrapedBy(this.prometheus);
  }
}
