import type { Kubectl } from '@fairlead/cluster';
import type { Pod } from '../../check-cluster/live/objects';
import { nameOf } from '../set/kubernetes-object';
import { isOf } from './pod-troubles';
import type { Workload } from './workload';

/** Lines that are told, and characters of each. */
const MOST = { lines: 10, characters: 300 };

/**
 * The last lines that the newest pod of a Job has logged.
 *
 * @param pods all of its namespace
 * @returns nothing where no pod of it is left, as after its deadline, or where it has logged nothing
 */
export async function readLastLines(kubectl: Kubectl, job: Workload, pods: readonly Pod[]): Promise<readonly string[]> {
  const { namespace = '' } = job.metadata;
  const newest = pods.filter((pod) => isOf(pod, job)).sort((a, b) => (madeAt(a) < madeAt(b) ? 1 : -1))[0];
  const container = newest?.spec?.containers?.[0]?.name;
  if (!newest || container === undefined) return [];
  const { name } = newest.metadata;
  const { code, stdout } = await kubectl.ask([
    'logs',
    name,
    `--namespace=${namespace}`,
    `--container=${container}`,
    `--tail=${MOST.lines}`,
  ]);
  const lines = code === 0 ? stdout.trim().split('\n').filter(Boolean) : [];
  return lines.length === 0 ? [] : [`the log of ${nameOf(job)} ends with:`, ...lines.map((line) => `  ${line.slice(0, MOST.characters)}`)];
}

function madeAt({ metadata }: Pod): string {
  return metadata.creationTimestamp ?? '';
}
