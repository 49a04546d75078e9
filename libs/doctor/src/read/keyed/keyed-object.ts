import type { ResourceReference } from '../../finding/resource-reference';
import type { KubernetesObject } from '../objects/kubernetes-object';

/** Kinds whose objects hold values by key. */
export type KeyedKind = 'ConfigMap' | 'Secret';

/** A ConfigMap or a Secret by its keys: the values of a Secret go no further than its reader. */
export interface KeyedObject {
  /** The object, or the one that it is made from in a cluster: an ExternalSecret. */
  readonly source: ResourceReference;
  /** Nothing where others may add some. Throws where they cannot be read. */
  readonly keys: ReadonlySet<string> | undefined;
}

/** Annotations and labels of objects that a controller fills in (OpenShift; Reflector; Kubernetes Replicator). */
const FILLED_IN: ReadonlySet<string> = new Set([
  'config.openshift.io/inject-trusted-cabundle',
  'reflector.v1.k8s.emberstack.com/reflects',
  'replicator.v1.mittwald.de/replicate-from',
  'service.beta.openshift.io/inject-cabundle',
]);

/** The keys of an object; nothing where it has none yet, or says that others fill it in. */
export function settledKeys({ metadata }: KubernetesObject, keys: readonly string[]): ReadonlySet<string> | undefined {
  const { annotations = {}, labels = {} } = metadata();
  const isFilledIn = keys.length === 0 || [...Object.keys(annotations), ...Object.keys(labels)].some((name) => FILLED_IN.has(name));
  return isFilledIn ? undefined : new Set(keys);
}
