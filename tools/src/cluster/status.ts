import { type ClusterObject, ClusterFailure, type Condition, findCondition, type Kubectl, type List } from '@fairlead/cluster';
import type { Environment } from '../environment/environment';
import { APP_NAMES } from '@fairlead/contracts';
import { listDefinitions } from './needs/definitions';
import { listNeededSecrets } from './needs/secrets';

/** One thing that a cluster has, or lacks. */
export interface StatusRow {
  readonly name: string;
  readonly isThere: boolean;
  /** `3 of 3 ready`; empty where there is no more to say. */
  readonly says: string;
}

interface Node extends ClusterObject {
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly images?: readonly { readonly names?: readonly string[] }[];
  };
}

/** The one row of a cluster that cannot be asked. */
const UNREACHABLE = 'cluster';

/** Whether there is a cluster that answers, whatever it lacks. */
export function answers(rows: readonly StatusRow[]): boolean {
  return rows.every(({ name }) => name !== UNREACHABLE);
}

/** What a cluster has of what an environment needs. A cluster that cannot be asked is one row. */
export async function readStatus(kubectl: Kubectl, { namespace, objects }: Environment): Promise<readonly StatusRow[]> {
  let nodes: readonly Node[];
  try {
    nodes = (await kubectl.getJson<List<Node>>('nodes')).items;
  } catch (error) {
    if (!(error instanceof ClusterFailure)) throw error;
    return [{ name: UNREACHABLE, isThere: false, says: error.message }];
  }
  const has = async (name: string, ...args: readonly string[]): Promise<StatusRow> => {
    const { code, stdout } = await kubectl.ask(['get', ...args]);
    return { name, isThere: code === 0 && stdout.trim() !== '', says: '' };
  };
  const rows = await Promise.all([
    has('ingress class', 'ingressclass', '--output=name'),
    has('metrics', 'apiservice', 'v1beta1.metrics.k8s.io'),
    has('StorageClass', 'storageclass', '--output=name'),
    has(`namespace ${namespace}`, 'namespace', namespace),
    ...listDefinitions(objects).map(({ name }) => has(`definition of ${name}`, 'crd', name)),
    ...listNeededSecrets(objects).map(({ name }) => has(`Secret ${namespace}/${name}`, 'secret', name, `--namespace=${namespace}`)),
  ]);
  return [countReady(nodes), ...rows, ...APP_NAMES.map((name) => findImage(name, nodes))];
}

function countReady(nodes: readonly Node[]): StatusRow {
  const ready = nodes.filter(({ status }) => findCondition(status?.conditions, 'Ready', 'True')).length;
  return { name: 'nodes', isThere: nodes.length > 0 && ready === nodes.length, says: `${ready} of ${nodes.length} ready` };
}

/** Most of the images that nodes have; a kubelet tells of a new one with a delay. */
function findImage(service: string, nodes: readonly Node[]): StatusRow {
  const names = nodes.flatMap(({ status }) => status?.images ?? []).flatMap(({ names: all = [] }) => all);
  const tags = names.filter((name) => name.includes(`/${service}:`)).map((name) => name.slice(name.lastIndexOf(':') + 1));
  return {
    name: `image ${service}`,
    isThere: tags.length > 0,
    says: [...new Set(tags)].sort().join(', ') || 'no kubelet tells of one yet',
  };
}

/** A line for each row. */
export function formatStatus(rows: readonly StatusRow[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows.map(({ name, isThere, says }) => `${name.padEnd(width)}  ${isThere ? 'there  ' : 'missing'}  ${says}`.trimEnd()).join('\n');
}
