import type { Snapshot } from '../live/snapshot';
import { CLUSTER, isError, type Problem } from '../problems/problem';

/** What the check of a cluster has found. */
export interface Report {
  /** `dev`. */
  readonly environment: string;
  readonly context: string;
  readonly namespace: string;
  readonly isHealthy: boolean;
  /** How long it took, with waiting. */
  readonly seconds: number;
  readonly counts: Readonly<Record<'nodes' | 'workloads' | 'pods' | 'ingresses', number>>;
  /** Errors first. */
  readonly problems: readonly Problem[];
}

/** How much there is of what was looked at. */
export function countObjects(snapshot: Snapshot): Report['counts'] {
  return {
    nodes: snapshot.list('Node').length,
    workloads: snapshot.list('Deployment').length + snapshot.list('StatefulSet').length,
    pods: snapshot.list('Pod').length,
    ingresses: snapshot.list('Ingress').length,
  };
}

/** What was looked at and what came of it, in a sentence. */
export function summarize({ isHealthy, namespace, context, seconds, counts, problems }: Report): string {
  if (problems.some(({ object }) => object === CLUSTER))
    return `how ${namespace} on ${context} is, is not known after ${seconds} s: the cluster could not be asked`;
  const errors = problems.filter(isError).length;
  const warnings = problems.length - errors;
  const found = [countOf(errors, 'error'), countOf(warnings, 'warning')].join(', ');
  const seen = [
    countOf(counts.nodes, 'node'),
    countOf(counts.workloads, 'workload'),
    countOf(counts.pods, 'pod'),
    countOf(counts.ingresses, 'ingress', 'ingresses'),
  ].join(', ');
  return `${namespace} on ${context} is ${isHealthy ? 'healthy' : 'not healthy'} after ${seconds} s: ${found}; ${seen}`;
}

function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
