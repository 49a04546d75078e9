import type { Evidence } from './finding';
import type { Inventory } from './inventory';
import type { ResourceReference } from './manifest';
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
  const variables = new Map<string, PodVariable>();
  const configs: ResourceReference[] = [];
  const missing: Evidence[] = [];
  (container.envFrom ?? []).forEach((source, index) => addAll(source, `${place.path}.envFrom[${index}]`));
  (container.env ?? []).forEach((variable, index) => addOne(variable, `${place.path}.env[${index}]`));
  return { variables, configs, missing };

  function addAll({ prefix = '', configMapRef }: EnvFromSource, at: string): void {
    if (!configMapRef) return;
    const { name = '', optional } = configMapRef;
    const data = findConfig(place, name);
    if (data) configs.push({ kind: 'ConfigMap', namespace: workload.reference.namespace, name });
    if (!data && !optional) missing.push(evidence(place, at, `takes all of ConfigMap ${name}, which is not there`));
    for (const [key, value] of Object.entries(data ?? {}))
      variables.set(prefix + key, { value, source: configEvidence(place, name, key, value) });
  }

  function addOne(variable: EnvVar, at: string): void {
    const { name, valueFrom } = variable;
    const reference = valueFrom?.configMapKeyRef;
    if (!valueFrom) {
      const value = expand(variable.value ?? '', variables);
      variables.set(name, {
        ...(value !== undefined && { value }),
        source: evidence(place, `${at}.value`, `${name} is ${value ?? 'unknown'}`),
      });
    } else if (!reference) {
      variables.set(name, { source: evidence(place, at, `${name} is known in the cluster alone`) });
    } else {
      const { name: config = '', key, optional } = reference;
      const value = findConfig(place, config)?.[key];
      if (value !== undefined) variables.set(name, { value, source: configEvidence(place, config, key, value) });
      else if (!optional) missing.push(evidence(place, at, `takes ${key} of ConfigMap ${config}, which is not there`));
    }
  }
}

/** `$$` is a dollar; a reference to a variable that is not there stays as it is; one to an unknown value makes the whole unknown. */
function expand(text: string, variables: ReadonlyMap<string, PodVariable>): string | undefined {
  let isKnown = true;
  const expanded = text.replace(/\$\$|\$\(([^)]*)\)/g, (match, name: string | undefined) => {
    const variable = name === undefined ? undefined : variables.get(name);
    if (variable && variable.value === undefined) isKnown = false;
    return match === '$$' ? '$' : (variable?.value ?? match);
  });
  return isKnown ? expanded : undefined;
}

function findConfig({ workload, inventory }: Place, name: string) {
  return inventory.findConfig(workload.reference.namespace, name);
}

function evidence({ workload }: Place, path: string, says: string): Evidence {
  return { resource: workload.reference, path, says };
}

function configEvidence({ workload }: Place, name: string, key: string, value: string): Evidence {
  const { namespace } = workload.reference;
  return { resource: { kind: 'ConfigMap', namespace, name }, path: `data.${key}`, says: `${key} is ${JSON.stringify(value)}` };
}
