import type { Evidence } from '../finding/finding';
import { expandReferences } from './expand-references';
import type { Inventory } from './inventory';
import type { ResourceReference } from '../finding/resource-reference';
import type { EnvFromSource, EnvVar, PlacedContainer } from './pod-spec';
import type { Workload } from './workload';

/** One variable of a container, and the object that says it. Without a value when only the cluster knows it. */
export interface PodVariable {
  readonly value?: string;
  readonly source: Evidence;
}

/** The variables of a container that manifests tell. */
export interface PodEnvironment {
  readonly variables: ReadonlyMap<string, PodVariable>;
  /** ConfigMaps of which it takes every key. */
  readonly configs: readonly ResourceReference[];
  /** ConfigMaps that must be there and are not: the container does not start. */
  readonly missing: readonly Evidence[];
}

interface Place {
  readonly workload: Workload;
  /** The container's field: `spec.template.spec.containers[0]`. */
  readonly path: string;
  readonly inventory: Inventory;
}

/**
 * A container's environment as the kubelet makes it: first all of `envFrom`, of which a later source wins, then `env`, which wins over
 * both; `$(NAME)` stands for a variable that is known by then. Values of Secrets, fields and resources stay unknown.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function resolveEnvironment(workload: Workload, { container, path }: PlacedContainer, inventory: Inventory): PodEnvironment {
  const place = { workload, path: `${workload.podPath}.${path}`, inventory };
  const sources = (container.envFrom ?? []).map((source, index) => readSource(source, `${place.path}.envFrom[${index}]`, place));
  const variables = new Map(sources.flatMap((source) => source.variables));
  const missing = sources.flatMap((source) => source.missing);
  (container.env ?? []).forEach((variable, index) => {
    const read = readEnvVar(variable, `${place.path}.env[${index}]`, variables, place);
    if (read && 'missing' in read) missing.push(read.missing);
    else if (read) variables.set(variable.name, read);
  });
  return { variables, configs: sources.flatMap((source) => source.configs), missing };
}

/** Every key of one ConfigMap. Of a Secret nothing is known, not even the keys. */
function readSource({ prefix = '', configMapRef }: EnvFromSource, at: string, place: Place) {
  const { name = '', optional = false } = configMapRef ?? {};
  const data = configMapRef && findConfig(place, name);
  const isMissing = configMapRef && !data && !optional;
  return {
    variables: Object.entries(data ?? {}).map(([key, value]) => [prefix + key, fromConfig(place, name, key, value)] as const),
    configs: data ? [{ kind: 'ConfigMap', namespace: place.workload.reference.namespace, name }] : [],
    missing: isMissing ? [evidence(place, at, `takes all of ConfigMap ${name}, which is not there`)] : [],
  };
}

/** One variable, or what keeps the container from starting; nothing when it is optional and absent, so that an earlier one stays. */
function readEnvVar(
  { name, value: text, valueFrom }: EnvVar,
  at: string,
  variables: ReadonlyMap<string, PodVariable>,
  place: Place,
): PodVariable | { readonly missing: Evidence } | undefined {
  if (!valueFrom) {
    const value = expandReferences(text ?? '', variables);
    return { ...(value !== undefined && { value }), source: evidence(place, `${at}.value`, `${name} is ${value ?? 'unknown'}`) };
  }
  if (!valueFrom.configMapKeyRef) return { source: evidence(place, at, `${name} is known in the cluster alone`) };
  const { name: config = '', key, optional } = valueFrom.configMapKeyRef;
  const value = findConfig(place, config)?.[key];
  if (value !== undefined) return fromConfig(place, config, key, value);
  return optional ? undefined : { missing: evidence(place, at, `takes ${key} of ConfigMap ${config}, which is not there`) };
}

function findConfig({ workload, inventory }: Place, name: string) {
  return inventory.findConfig(workload.reference.namespace, name);
}

function evidence({ workload }: Place, path: string, says: string): Evidence {
  return { resource: workload.reference, path, says };
}

function fromConfig({ workload }: Place, name: string, key: string, value: string): PodVariable {
  const { namespace } = workload.reference;
  const resource = { kind: 'ConfigMap', namespace, name };
  return { value, source: { resource, path: `data.${key}`, says: `${key} is ${JSON.stringify(value)}` } };
}
