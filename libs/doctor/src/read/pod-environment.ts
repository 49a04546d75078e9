import type { Evidence } from '../finding/finding';
import { onceFor } from '../sets/once-for';
import { expandReferences } from './expand-references';
import type { Inventory } from './inventory';
import type { Manifest } from './manifest';
import type { ResourceReference } from '../finding/resource-reference';
import { identifyObject } from './objects/identify-object';
import { WORKLOAD_KINDS } from './objects/workload-kinds';
import { type EnvFromSource, type EnvVar, type PlacedContainer, servingContainers } from './pod-spec';
import { UnreadField, unlessUnread } from './schema/unread-field';
import { API_SERVER_LINKS } from './services/service-links';
import { readWorkload, type Workload } from './workload';

/**
 * One variable of a container, and the object that says it. Without a value when only the cluster knows it.
 *
 * @internal
 */
export interface PodVariable {
  readonly value?: string;
  /** The text of a value that refers to what only the cluster knows: `http://$(HOST)`. */
  readonly template?: string;
  /**
   * Whether the container starts without it too: a key of a Secret that need not be there.
   *
   * @default false
   */
  readonly isOptional?: boolean;
  readonly source: Evidence;
}

/**
 * Where the data of ConfigMaps is found, and what the kubelet makes of Services.
 *
 * @internal
 */
export type Configs = Pick<Inventory, 'findConfig' | 'linksOf'>;

/**
 * The variables of a container that manifests tell.
 *
 * @internal
 */
export interface PodEnvironment {
  /** What the container is told. A value that cannot be read throws when somebody asks for it. */
  readonly variables: ReadonlyMap<string, PodVariable>;
  /** One of them, or else one that the kubelet makes of a Service. */
  readonly find: (name: string) => PodVariable | undefined;
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
  readonly find: PodEnvironment['find'];
}

type ReadVariable = PodVariable & { readonly isMissing?: boolean };

/**
 * The environment of one container of an object's pods. What cannot be read is unknown.
 *
 * @returns nothing where no container has the name
 * @internal
 */
export function findEnvironment(manifest: Manifest, name: string, { findConfig }: Pick<Configs, 'findConfig'>): PodEnvironment | undefined {
  const object = identifyObject(manifest, '1');
  const kind = WORKLOAD_KINDS.find((each) => each.kind === object.kind);
  const workload = kind && readWorkload(object, kind);
  return unlessUnread(() => {
    const placed = workload && servingContainers(workload.pod).find(({ container }) => container.name === name);
    if (!placed) return undefined;
    const environment = resolveEnvironment(workload, placed, { findConfig, linksOf: () => API_SERVER_LINKS });
    const variables = [...environment.variables].map(([key, variable]) => [key, withoutUnread(variable)] as const);
    return { ...environment, variables: new Map(variables) };
  });
}

function withoutUnread(variable: PodVariable): PodVariable {
  return unlessUnread(() => ({ ...variable })) ?? { source: variable.source };
}

/** What is known for each container. Many rules ask for it. */
const environmentsIn = onceFor<Configs, WeakMap<PlacedContainer['container'], PodEnvironment>>(() => new WeakMap());

/**
 * A container's environment as the kubelet makes it: first all of `envFrom`, of which a later source wins, then `env`, which wins over
 * both; `$(NAME)` stands for a variable that is known by then, one of a Service from the start. Values of Secrets, fields and resources
 * stay unknown.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function resolveEnvironment(workload: Workload, placed: PlacedContainer, configs: Configs): PodEnvironment {
  const environments = environmentsIn(configs);
  const known = environments.get(placed.container) ?? readEnvironment(workload, placed, configs);
  environments.set(placed.container, known);
  return known;
}

function readEnvironment(workload: Workload, { container, path }: PlacedContainer, configs: Configs): PodEnvironment {
  const variables = new Map<string, PodVariable>();
  const { namespace } = workload.reference;
  const findLink = (name: string) => (workload.pod.enableServiceLinks === false ? API_SERVER_LINKS : configs.linksOf(namespace)).get(name);
  const find = (name: string) => variables.get(name) ?? findLink(name);
  const place = { workload, path: `${workload.podPath}.${path}`, configs, find };
  const sources = (container.envFrom ?? []).map((source, index) => readSource(source, `${place.path}.envFrom[${index}]`, place));
  sources.flatMap((source) => source.variables).forEach(([name, variable]) => variables.set(name, variable));
  const missing = sources.flatMap((source) => source.missing);
  (container.env ?? []).forEach((variable, index) => {
    const at = `${place.path}.env[${index}]`;
    const read = readOrUnread(at, place, () => readEnvVar(variable, at, variables, place));
    if (read?.isMissing) missing.push(read.source);
    if (read) variables.set(variable.name, read);
  });
  return {
    variables,
    find,
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
    variables: Object.keys(data ?? {}).map(
      (key) => [prefix + key, readOrUnread(at, place, () => fromConfig(place, name, key, data?.[key] ?? ''))] as const,
    ),
    configs: data ? [{ kind: 'ConfigMap', namespace: place.workload.reference.namespace, name }] : [],
    missing: isMissing ? [evidence(place, at, `takes all of ConfigMap ${name}, which is not there`)] : [],
    unknownPrefixes: data || optional ? [] : [prefix],
  };
}

/** One variable, or one that is there and of which nobody can tell the value. */
function readOrUnread<V extends ReadVariable | undefined>(at: string, place: Place, read: () => V): V | ReadVariable {
  const result = unlessUnread(() => ({ variable: read() }));
  if (result) return result.variable;
  return {
    get value(): never {
      throw new UnreadField();
    },
    source: evidence(place, at, 'cannot be read'),
  };
}

/** One variable; nothing when it is optional and absent, so that an earlier one stays. Where it is missing the container does not start. */
function readEnvVar(
  { name, value: text, valueFrom }: EnvVar,
  at: string,
  variables: ReadonlyMap<string, PodVariable>,
  place: Place,
): ReadVariable | undefined {
  if (!valueFrom) {
    const value = expandReferences(text ?? '', { get: place.find });
    return {
      ...(value === undefined ? { template: text ?? '' } : { value }),
      source: evidence(place, `${at}.value`, `${name} is ${value ?? 'unknown'}`),
    };
  }
  if (!valueFrom.configMapKeyRef) {
    const earlier = variables.get(name);
    const isOptional = valueFrom.secretKeyRef?.optional === true && (!earlier || earlier.isOptional);
    return { ...(isOptional && { isOptional }), source: evidence(place, at, `${name} is known in the cluster alone`) };
  }
  const { name: config = '', key = '', optional } = valueFrom.configMapKeyRef;
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
  return { value, source: { resource, path: `data.${key}`, says: `${key} is ${JSON.stringify(value)}` } };
}
