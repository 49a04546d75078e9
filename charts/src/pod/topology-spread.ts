import type { k8s } from 'cdk8s-plus-28';

/**
 * Spreads pods over zones, then over nodes, so that losing one of either loses as few pods as can be. A wish, not a condition:
 * a small cluster still schedules them all. Only pods of one revision are counted, or a rollout would end lopsided (KEP-3243).
 */
export function topologySpread(podLabels: Readonly<Record<string, string>>): k8s.TopologySpreadConstraint[] {
  return ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { ...podLabels } },
    matchLabelKeys: ['pod-template-hash'],
  }));
}
