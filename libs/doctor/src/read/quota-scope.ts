import { podResource } from './pod-resources';
import type { PodSpec } from './pod-spec';

/** One condition of a quota on the pods that it counts (API reference, ScopedResourceSelectorRequirement v1 core). */
export interface QuotaScope {
  readonly scopeName: string;
  /** `In`, `NotIn`, `Exists`, `DoesNotExist`. */
  readonly operator: string;
  readonly values?: readonly string[];
}

/**
 * Whether a quota with these scopes counts a pod: all of them must hold. A scope that manifests tell nothing about holds for none.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes
 */
export function isCounted(pod: PodSpec, scopes: readonly QuotaScope[]): boolean {
  return scopes.every((scope) => holds(pod, scope));
}

function holds(pod: PodSpec, { scopeName, operator, values }: QuotaScope): boolean {
  const isTerminating = pod.activeDeadlineSeconds !== undefined;
  switch (scopeName) {
    case 'Terminating':
      return isTerminating;
    case 'NotTerminating':
      return !isTerminating;
    case 'BestEffort':
      return isBestEffort(pod);
    case 'NotBestEffort':
      return !isBestEffort(pod);
    case 'PriorityClass':
      return matches(pod.priorityClassName, operator, values ?? []);
    default:
      return false;
  }
}

/** A pod of which no container requests anything (Pod Quality of Service Classes). */
function isBestEffort(pod: PodSpec): boolean {
  return podResource(pod, 'requests', 'cpu') === undefined && podResource(pod, 'requests', 'memory') === undefined;
}

function matches(value: string | undefined, operator: string, values: readonly string[]): boolean {
  if (operator === 'In') return value !== undefined && values.includes(value);
  if (operator === 'NotIn') return value === undefined || !values.includes(value);
  return (value !== undefined) === (operator === 'Exists');
}
