import { mostSteadyPods, type PodCount } from '../../../budgets/steady-pods';
import { countOf } from '../../../finding/count-of';
import type { Evidence } from '../../../finding/finding';
import { formatOwner, formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { resolveEnvironment } from '../../../read/pod-environment';
import { servingContainers } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import { groupBy } from '../../../sets/group-by';
import type { Fault, Rule } from '../../rule';
import { type ConnectionLimit, listConnectionLimits } from './connection-limit';

/** Variables that say how many connections a program keeps at most. */
const POOL = /(^|_)(MAX(IMUM)?_)?(CONNECTION_)?POOL(_MAX)?(_SIZE)?$|(^|_)MAX(IMUM)?_OPEN_CONN(ECTION)?S$/;

/** A host of an address: alone, in a URL, or with a port. */
const HOST = /(?<=^|[/@,])([a-z0-9][a-z0-9.-]*)(?=[:/?,]|$)/g;

/** What the pods of a client keep open to one store. */
interface Client {
  readonly limit: ConnectionLimit;
  readonly workload: Workload;
  readonly count: PodCount;
  readonly pool: number;
  readonly evidence: readonly Evidence[];
}

/** Only where both numbers stand in manifests, and an address leads from one to the other; how many are used at once, nobody tells. */
export const poolsExceedConnections: Rule = {
  id: 'pools-exceed-connections',
  says: 'the pools of connections of all pods together are larger than what their store takes',
  why: 'The store refuses the connections that come last ("too many clients already"), so new pods never get ready, most of all in a rollout or when an autoscaler adds pods.',
  fix: 'Lower the pool of each pod, or the most pods; or raise what the store takes, with the memory that each connection needs.',
  find: (inventory) => {
    const stores = indexStores(inventory);
    const clients = stores.size === 0 ? [] : judgeEach(inventory.workloads, (workload) => readClients(workload, stores, inventory));
    return judgeEach([...groupBy(clients, ({ limit }) => limit)], ([limit, own]) => judge(limit, own));
  },
};

function judge(limit: ConnectionLimit, clients: readonly Client[]): readonly Fault[] {
  const needed = clients.reduce((sum, { count, pool }) => sum + count.pods * pool, 0);
  return needed <= limit.connections ? [] : [faultOf(limit, clients, needed)];
}

/** The stores that say how many connections they take, by the namespace and the name of each Service that leads to them. */
function indexStores(inventory: Inventory): ReadonlyMap<string, ConnectionLimit> {
  const limits = new Map(listConnectionLimits(inventory).map((limit) => [limit.workload, limit]));
  if (limits.size === 0) return new Map();
  const pairs = judgeEach(inventory.services, ({ reference, spec: { selector = {} } }) => {
    const selected = Object.keys(selector).length === 0 ? [] : inventory.select(reference.namespace, { matchLabels: selector });
    return selected.flatMap(({ workload }) => {
      const limit = limits.get(workload);
      return limit ? [[formatOwner(reference), limit] as const] : [];
    });
  });
  return new Map(pairs);
}

/** A workload that has a pool, once for each store of which a Service is named in its environment. */
function readClients(workload: Workload, stores: ReadonlyMap<string, ConnectionLimit>, inventory: Inventory): readonly Client[] {
  const containers = servingContainers(workload.pod).filter(({ container: { env, envFrom } }) => env ?? envFrom);
  const variables = containers.flatMap((placed) => [...resolveEnvironment(workload, placed, inventory).variables]);
  const pools = variables.filter(([name, { value = '' }]) => POOL.test(name) && /^\d{1,5}$/.test(value));
  if (pools.length === 0) return [];
  const hosts = variables.flatMap(([, { value = '' }]) => [...value.matchAll(HOST)].map(([, host = '']) => host));
  const limits = new Set(hosts.flatMap((host) => stores.get(ownerOf(host, workload)) ?? []));
  const pool = pools.reduce((sum, [, { value }]) => sum + Number(value), 0);
  const count = mostSteadyPods(workload, inventory);
  const sources = pools.map(([name, { source }]) => ({ ...source, says: `${name} is a part of the ${pool} of each pod` }));
  return [...limits]
    .filter((limit) => limit.workload !== workload)
    .map((limit) => ({ limit, workload, count, pool, evidence: [...sources, ...count.evidence] }));
}

/** The Service that a host may name: `db` in the namespace of who says it, `db.shop` and all that may follow in that. */
function ownerOf(host: string, { reference }: Workload): string {
  const [name = '', namespace = reference.namespace] = host.split('.');
  return formatOwner({ namespace, name });
}

function faultOf({ connections, source, workload }: ConnectionLimit, clients: readonly Client[], needed: number): Fault {
  const terms = clients.map((client) => `${formatReference(client.workload.reference)} ${client.count.pods} x ${client.pool}`).join(' + ');
  return {
    severity: 'warning',
    certainty: 'likely',
    resource: source.resource,
    ...(source.path !== undefined && { path: source.path }),
    what: `${formatReference(workload.reference)} takes ${countOf(connections, 'connection')}, and the pools of its clients come to ${needed}: ${terms}`,
    why: 'the store refuses those that come last, so pods that start in a rollout or at full scale never get ready',
    fix: `lower the pools until they come to less than ${connections}, or let the store take more than ${needed}`,
    evidence: clients.flatMap(({ evidence }) => evidence),
  };
}
