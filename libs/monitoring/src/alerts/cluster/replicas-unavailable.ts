import { type ExporterSeries, select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

interface Counts {
  /** Label that names the object. */
  readonly label: string;
  readonly there: ExporterSeries;
  readonly wanted: ExporterSeries;
}

/** Where the pods of each kind of object are counted. */
const COUNTS = {
  Deployment: { label: 'deployment', there: 'kube_deployment_status_replicas_available', wanted: 'kube_deployment_spec_replicas' },
  StatefulSet: { label: 'statefulset', there: 'kube_statefulset_status_replicas_ready', wanted: 'kube_statefulset_replicas' },
  DaemonSet: {
    label: 'daemonset',
    there: 'kube_daemonset_status_number_available',
    wanted: 'kube_daemonset_status_desired_number_scheduled',
  },
} as const satisfies Readonly<Record<string, Counts>>;

/** A kind of object that keeps pods running. */
export type RunningKind = keyof typeof COUNTS;

export function isRunningKind(kind: string): kind is RunningKind {
  return Object.hasOwn(COUNTS, kind);
}

/** How many pods of a component are there, and how many are wanted: selectors. */
export function replicaSeries({ namespace, name }: Subject, kind: RunningKind) {
  const { label, there, wanted } = COUNTS[kind];
  const matchers = { namespace, [label]: name };
  return { there: select(there, matchers), wanted: select(wanted, matchers) };
}

/** Fewer pods are there than are wanted. A rollout takes none away before another is there. */
export function replicasUnavailable(component: Subject, kind: RunningKind): Alert {
  const { there, wanted } = replicaSeries(component, kind);
  return {
    name: 'ReplicasUnavailable',
    severity: 'warning',
    expr: `max(${there}) < max(${wanted})`,
    for: '10m',
    summary: `${component.name} has fewer pods than it should have`,
  };
}
