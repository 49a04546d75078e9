import type { Evidence } from '../finding/finding';
import { expandReferences } from './expand-references';
import type { Inventory } from './inventory';
import type { Manifest } from './manifest';
import type { ResourceReference } from '../finding/resource-reference';
import { type EnvFromSource, type EnvVar, type PlacedContainer, servingContainers } from './pod-spec';
import { findWorkload, type Workload } from './workload';

/**
 * One variable of a container, and the object that says it. Without a value when only the cluster knows it.
 *
 * @internal
 */
export interface PodVariable {
  readonly value?: string;
  /**
   * Whether the container starts without it too: a key of a Secret that need not be there.
   *
   * @default false
   */
  readonly isOptional?: boolean;
  readonly source: Evidence;
}

/**
 * Where the data of ConfigMaps is found.
 *
 * @internal
 */
export type Configs = Pick<Inventory, 'findConfig'>;

/**
 * The variables of a container that manifests tell.
 *
 * @internal
 */
export interface PodEnvironment {
  readonly variables: ReadonlyMap<string, PodVariable>;
  /** ConfigMaps of which it takes every key. */
  readonly configs: readonly ResourceReference[];
  /** ConfigMaps that must be there and are not: the container does not start. */
  readonly missing: readonly Evidence[];
  /** Prefixes of what it takes from Secrets, and from ConfigMaps that are not there: any variable may begin with one of them. */
  readonly unknownPrefixes: readonly string[];
}

interface Place {
  readonly workload: Workload;
  /** The container's field: `spec.template.spec.containers[0]`. */
  readonly path: string;
  readonly configs: Configs;
}

/**
 * The environment of one container of an object's pods.
 *
 * @returns nothing where no container has the name
 * @internal
 */
export function findEnvironment(manifest: Manifest, name: string, configs: Configs): PodEnvironment | undefined {
  const workload = findWorkload(manifest);
  const placed = workload && servingContainers(workload.pod).find(({ container }) => container.name === name);
  return placed && resolveEnvironment(workload, placed, configs);
}

/**
 * A container's environment as the kubelet makes it: first all of `envFrom`, of which a later source wins, then `env`, which wins over
 * both; `$(NAME)` stands for a variable that is known by then. Values of Secrets, fields and resources stay unknown.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function resolveEnvironment(workload: Workload, { container, path }: PlacedContainer, configs: Configs): PodEnvironment {
  const place = { workload, path: `${workload.podPath}.${path}`, configs };
  const sources = (container.envFrom ?? []).map((source, index) => readSource(source, `${place.path}.envFrom[${index}]`, place));
  const variables = new Map(sources.flatMap((source) => source.variables));
  const missing = sources.flatMap((source) => source.missing);
  (container.env ?? []).forEach((variable, index) => {
    const read = readEnvVar(variable, `${place.path}.env[${index}]`, variables, place);
    if (read?.isMissing) missing.push(read.source);
    if (read) variables.set(variable.name, read);
  });
  return {
    variables,
    configs: sources.flatMap((source) => source.configs),
    missing,
    unknownPrefixes: sources.flatMap((source) => source.unknownPrefixes),
  };
}

/** Every key of one ConfigMap. Of a Secret nothing is known, not even the keys. */
function readSource({ prefix = '', configMapRef, secretRef }: EnvFromSource, at: string, place: Place) {
  const { name = '', optional = false } = configMapRef ?? secretRef ?? {};
  const data = configMapRef && findConfig(place, name);
  const isMissing = configMapRef && !data && !optional;
  return {
    variables: Object.entries(data ?? {}).map(([key, value]) => [prefix + key, fromConfig(place, name, key, value)] as const),
    configs: data ? [{ kind: 'ConfigMap', namespace: place.workload.reference.namespace, name }] : [],
    missing: isMissing ? [evidence(place, at, `takes all of ConfigMap ${name}, which is not there`)] : [],
    unknownPrefixes: data || optional ? [] : [prefix],
  };
}

/** One variable; nothing when it is optional and absent, so that an earlier one stays. Where it is missing the container does not start. */
function readEnvVar(
  { name, value: text, valueFrom }: EnvVar,
  at: string,
  variables: ReadonlyMap<string, PodVariable>,
  place: Place,
): (PodVariable & { readonly isMissing?: boolean }) | undefined {
  if (!valueFrom) {
    const value = expandReferences(String(text ?? ''), variables);
    return { ...(value !== undefined && { value }), source: evidence(place, `${at}.value`, `${name} is ${value ?? 'unknown'}`) };
  }
  if (!valueFrom.configMapKeyRef) {
    const earlier = variables.get(name);
    const isOptional = valueFrom.secretKeyRef?.optional === true && (!earlier || earlier.isOptional);
    return { ...(isOptional && { isOptional }), source: evidence(place, at, `${name} is known in the cluster alone`) };
  }
  const { name: config = '', key, optional } = valueFrom.configMapKeyRef;
  const value = findConfig(place, config)?.[key];
  if (value !== undefined) return fromConfig(place, config, key, value);
  return optional ? undefined : { isMissing: true, source: evidence(place, at, `takes ${key} of ConfigMap ${config}, which is not there`) };
}

function findConfig({ workload, configs }: Place, name: string) {
  return configs.findConfig(workload.reference.namespace, name);
}

function evidence({ workload }: Place, path: string, says: string): Evidence {
  return { resource: workload.reference, path, says };
}

function fromConfig({ workload }: Place, name: string, key: string, value: string): PodVariable {
  const { namespace } = workload.reference;
  const resource = { kind: 'ConfigMap', namespace, name };
  return { value: String(value), source: { resource, path: `data.${key}`, says: `${key} is ${JSON.stringify(value)}` } };
}
