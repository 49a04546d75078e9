import { findVariantFaults, type KnownVariants } from 'fairlead/contract';
import { checkAll } from '../checks/invalid-platform';
import { checkProps } from '../checks/props';
import { checkWhole } from '../checks/whole-number';
import { findPodsFaults, NAMESPACE_PODS_PROPS, type NamespacePods } from './namespace-pods';

/** Who reads metrics, and how it finds them. Made by {@link prometheusAnnotations} or {@link podMonitors}. */
export type Monitoring = NamespacePods &
  (
    | { readonly kind: 'annotations' }
    | { readonly kind: 'pod-monitor'; readonly labels: Readonly<Record<string, string>>; readonly intervalSeconds: number }
  );

const MONITORING_PROPS: KnownVariants<Monitoring, 'kind'> = {
  annotations: { ...NAMESPACE_PODS_PROPS, kind: 'required' },
  'pod-monitor': { ...NAMESPACE_PODS_PROPS, kind: 'required', labels: 'required', intervalSeconds: 'required' },
};

/** Every literal of this file: where the community's charts put Prometheus, and how often it commonly asks. */
export const MONITORING_DEFAULTS = Object.freeze({
  namespace: 'monitoring',
  podLabels: Object.freeze({ 'app.kubernetes.io/name': 'prometheus' }),
  intervalSeconds: 30,
});

/**
 * A Prometheus that finds pods by their annotations `prometheus.io/scrape`, `/port` and `/path`, as its chart's scrape configuration does.
 *
 * @param pods namespace and labels of Prometheus's pods, by default {@link MONITORING_DEFAULTS}: the only ones let in
 *
 * @example
 * shop.scrapedBy(prometheusAnnotations());
 */
export function prometheusAnnotations(pods: Partial<NamespacePods> = {}): Monitoring {
  const { namespace, podLabels } = MONITORING_DEFAULTS;
  return { kind: 'annotations', namespace, podLabels, ...pods };
}

/** What {@link podMonitors} leaves open. */
export interface PodMonitorsProps extends Partial<NamespacePods> {
  /**
   * Labels of each PodMonitor, by which a Prometheus picks its own: `{ release: 'prometheus' }`.
   *
   * @default none
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * Seconds between two scrapes.
   *
   * @default 30
   */
  readonly intervalSeconds?: number;
}

/**
 * A Prometheus that its operator leads to pods by objects of kind PodMonitor, one for each service.
 *
 * @example
 * shop.scrapedBy(podMonitors({ labels: { release: 'prometheus' } }));
 */
export function podMonitors(props: PodMonitorsProps = {}): Monitoring {
  return { kind: 'pod-monitor', labels: {}, ...MONITORING_DEFAULTS, ...props };
}

/**
 * Lets through only a monitoring system that is read by every prop.
 *
 * @param owner who is read, such as `shop-prod`
 * @throws InvalidPlatform with every fault
 */
export function checkMonitoring(owner: string, monitoring: Monitoring): void {
  const { intervalSeconds } = { intervalSeconds: undefined, ...monitoring };
  const faults = findVariantFaults({ subject: 'monitoring', given: monitoring }, 'kind', MONITORING_PROPS);
  checkAll(
    () => checkProps(owner, faults.length > 0 ? faults : findPodsFaults('monitoring.', { ...monitoring })),
    () => checkWhole(owner, { intervalSeconds }),
  );
}
