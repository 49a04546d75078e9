/** A change of one pod, made by the API server. */
export interface PodChange {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** `shop-prod/user-service`. */
  readonly workload: string;
  readonly pod: string;
  readonly node: string;
  /** Whether it was told to stop. Then it is ready no more for its Deployment and its disruption budget, but exists. */
  readonly isTerminating: boolean;
  readonly isReady: boolean;
}

/** Reads `MODIFIED|shop-prod/user-service|user-service-1|node-a|2026-01-02T03:04:05Z|True|`: `.ci/watched-pods.sh` writes such lines. */
export function parsePodChange(line: string): PodChange {
  const [type, workload, pod, node, deletionTimestamp, ready, mark] = line.split('|');
  if ((type !== 'ADDED' && type !== 'MODIFIED' && type !== 'DELETED') || !workload || !pod || mark === undefined) {
    throw new SyntaxError(`not a change of a pod: ${line}`);
  }
  return { type, workload, pod, node: node ?? '', isTerminating: deletionTimestamp !== '', isReady: ready === 'True' };
}
