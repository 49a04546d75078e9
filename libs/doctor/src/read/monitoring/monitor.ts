import type { NamespacedReference } from '../../finding/resource-reference';
import type { LabelSelector } from '../../sets/labels';
import { LABEL_SELECTOR } from '../objects/label-fields';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { orMissing, type ValueOf } from '../schema/field-type';
import { COUNT, FLAG, INTEGER_OR_TEXT, TEXT } from '../schema/scalars';
import { list, object } from '../schema/structures';

const ENDPOINT = object({ port: orMissing(TEXT), targetPort: orMissing(INTEGER_OR_TEXT), portNumber: orMissing(COUNT) });
const SPEC = object({
  selector: LABEL_SELECTOR,
  namespaceSelector: object({ any: FLAG, matchNames: list(TEXT) }),
  endpoints: list(ENDPOINT),
  podMetricsEndpoints: list(ENDPOINT),
});

/** A port that Prometheus asks for metrics (Prometheus Operator, API reference, Endpoint and PodMetricsEndpoint). */
export type MonitoredEndpoint = ValueOf<typeof ENDPOINT> & {
  /** In the monitor: `spec.endpoints[0]`. */
  readonly path: string;
};

/** The kinds of the Prometheus Operator that say whom Prometheus asks, by what they select. */
export const MONITOR_KINDS = Object.freeze({ services: 'ServiceMonitor.monitoring.coreos.com', pods: 'PodMonitor.monitoring.coreos.com' });

/** A ServiceMonitor or a PodMonitor. */
export interface Monitor {
  readonly reference: NamespacedReference;
  readonly selector: LabelSelector;
  /** Where it looks; nothing where that is everywhere. */
  readonly namespaces: readonly string[] | undefined;
  readonly endpoints: readonly MonitoredEndpoint[];
}

/** Reads a monitor of either kind. */
export function readMonitor(manifest: KubernetesObject): Monitor {
  const { reference } = manifest;
  const read = manifest.read('spec', SPEC);
  const spec = () => read() ?? {};
  return {
    reference,
    get selector() {
      return spec().selector ?? {};
    },
    get namespaces() {
      const { any, matchNames } = spec().namespaceSelector ?? {};
      return any ? undefined : matchNames?.length ? matchNames : [reference.namespace];
    },
    get endpoints() {
      const { endpoints, podMetricsEndpoints } = spec();
      const field = endpoints ? 'endpoints' : 'podMetricsEndpoints';
      return (endpoints ?? podMetricsEndpoints ?? []).map((endpoint, index) => ({ ...endpoint, path: `spec.${field}[${index}]` }));
    },
  };
}
