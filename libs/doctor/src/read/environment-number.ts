import type { Evidence } from '../finding/finding';
import type { Inventory } from './inventory';
import { resolveEnvironment } from './pod-environment';
import { servingContainers } from './pod-spec';
import type { Workload } from './workload';

/** A whole number that a container reads from its environment. */
export interface EnvironmentNumber {
  readonly value: number;
  readonly source: Evidence;
}

/** The numbers that the containers of a pod read from one variable, or why there is none. */
export type EnvironmentNumbers =
  { readonly numbers: readonly EnvironmentNumber[] } | { readonly why: string; readonly evidence: readonly Evidence[] };

/** Reads one variable of all containers of a pod that have it. */
export function readEnvironmentNumbers(workload: Workload, variable: string, inventory: Inventory): EnvironmentNumbers {
  const environments = servingContainers(workload.pod).map((container) => resolveEnvironment(workload, container, inventory));
  const found = environments.flatMap((environment) => environment.find(variable) ?? []);
  const missing = environments.flatMap((environment) => environment.missing);
  if (missing.length > 0) return { why: 'a ConfigMap that it needs is not there, so it does not start', evidence: missing };
  if (found.length === 0) {
    const configs = environments.flatMap((environment) => environment.configs);
    return {
      why: `no container has ${variable}`,
      evidence: configs.map((resource) => ({ resource, path: 'data', says: `has no ${variable}` })),
    };
  }
  const bad = found.filter(({ value }) => value === undefined || !/^\d{1,15}$/.test(value));
  if (bad.length > 0) return { why: `${variable} is no whole number that manifests tell`, evidence: bad.map(({ source }) => source) };
  return { numbers: found.map(({ value, source }) => ({ value: Number(value), source })) };
}
