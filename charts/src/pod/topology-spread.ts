import type { k8s } from 'cdk8s-plus-28';
import { POD_SETTINGS_DEFAULTS, type PodSettings } from '../environment/pod-settings';

/**
 * Spreads pods over zones, then over nodes, so that losing one of either loses as few pods as can be; or over what the environment says. A
 * wish, not a condition, unless it says so: a small cluster still schedules them all. Only pods of one revision are counted, or a rollout
 * would end lopsided (KEP-3243).
 */
export function topologySpread(podLabels: Readonly<Record<string, string>>, pods: PodSettings = {}): k8s.TopologySpreadConstraint[] {
  const { topologySpread: spread = POD_SETTINGS_DEFAULTS.topologySpread } = pods;
  return spread.map(({ topologyKey, maxSkew = 1, whenUnsatisfiable = 'ScheduleAnyway' }) => ({
    topologyKey,
    maxSkew,
    whenUnsatisfiable,
    labelSelector: { matchLabels: { ...podLabels } },
    matchLabelKeys: ['pod-template-hash'],
  }));
}
