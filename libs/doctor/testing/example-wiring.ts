import type { Manifest } from '../src/read/manifest';

/** Used by tests only: workloads and the Services before them, all in namespace shop. */

/** What differs from a Deployment `web` whose pods carry `app: web`. */
export interface ExampleWorkload {
  readonly name?: string;
  readonly kind?: string;
  readonly apiVersion?: string;
  /** @default `app: <name>` */
  readonly labels?: Readonly<Record<string, string>>;
  /** Beside its selector and template. */
  readonly spec?: object;
  /** Beside its containers. */
  readonly pod?: object;
}

/** A workload of one container, or of several. */
export function workload(containers: object | readonly object[], options: ExampleWorkload = {}): Manifest {
  const { name = 'web', kind = 'Deployment', apiVersion = 'apps/v1', labels = { app: name }, spec, pod } = options;
  const all = [containers].flat().map((container, index) => ({ name: index === 0 ? name : `${name}-${index}`, ...container }));
  return {
    apiVersion,
    kind,
    metadata: { namespace: 'shop', name },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: all, ...pod } }, ...spec },
  };
}

/** A Service `web` that selects `app: web`. */
export function service(ports: object | readonly object[], spec: object = {}, metadata: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { namespace: 'shop', name: 'web', ...metadata },
    spec: { selector: { app: 'web' }, ports: [ports].flat(), ...spec },
  };
}

/** A ConfigMap. */
export function config(name: string, data: Readonly<Record<string, string>>): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'shop', name }, data };
}

/** Ports of a container by name; `_` has none. */
export function ports(numbers: Readonly<Record<string, number>>) {
  return { ports: Object.entries(numbers).map(([name, containerPort]) => ({ ...(name !== '_' && { name }), containerPort })) };
}

/** A ServiceMonitor or a PodMonitor of the Prometheus Operator. */
export function monitor(kind: 'ServiceMonitor' | 'PodMonitor', spec: object, name = 'web'): Manifest {
  return { apiVersion: 'monitoring.coreos.com/v1', kind, metadata: { namespace: 'shop', name }, spec };
}
