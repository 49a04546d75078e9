import type { Evidence } from '../../finding/finding';
import { formatReference } from '../../finding/resource-reference';
import type { SelectedWorkload } from '../selection/selected-workload';
import { formatPorts, type PodPort, podPorts } from './pod-port';

/** Pods that a Service leads to: those of one workload. */
export interface Backend extends SelectedWorkload {
  /** What their containers declare. */
  readonly ports: readonly PodPort[];
}

/** Kinds whose controllers put containers into the pods that no manifest has. */
const EXTENDED_KINDS = ['Service.serving.knative.dev'];

/** The pods of which the manifests tell where they listen. */
export function toBackends(selected: readonly SelectedWorkload[]): readonly Backend[] {
  return selected
    .filter(({ workload }) => !EXTENDED_KINDS.includes(workload.kind.kind))
    .map((each) => ({ ...each, ports: podPorts(each.workload) }));
}

/** `Deployment shop/web, Deployment shop/api`. */
export function formatBackends(backends: readonly Backend[]): string {
  return backends.map(({ workload }) => formatReference(workload.reference)).join(', ');
}

/** What the containers of each declare. */
export function portsEvidence(backends: readonly Backend[]): readonly Evidence[] {
  return backends.map(({ workload: { reference, podPath }, ports }) => ({
    resource: reference,
    path: ports[0]?.path ?? `${podPath}.containers`,
    says: `its containers declare ${formatPorts(ports)}`,
  }));
}
