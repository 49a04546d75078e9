import { rolloutPods } from 'fairlead/doctor';

/** A service that keeps connections to a store. */
export interface PoolClient {
  /** Of the service. */
  readonly name: string;
  /** Most pods that its scale allows. */
  readonly maxPods: number;
  /** Pods that a rollout adds at once. */
  readonly surge: number;
  /**
   * Connections of each pod that carry operations.
   *
   * @default its share of the store
   */
  readonly pool?: number;
}

/** How a store's operations are shared. */
export interface PoolShares {
  /** Connections of each pod, by name of the service. Empty where the store sets no limit and nobody asks for a number. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Why they cannot be shared so, with the arithmetic, and what to write. */
  readonly fault?: string;
}

/**
 * Shares the operations that a store works on at once among all pods that may use it in the middle of a rollout at full scale:
 * `floor(operations ÷ Σ pods)` for each. A pool that a client asks for is taken out first.
 *
 * @param operations that the store works on at once; no limit when undefined
 */
export function sharePool(operations: number | undefined, clients: readonly PoolClient[]): PoolShares {
  const asking = clients.filter((client) => client.pool !== undefined);
  const sharing = clients.filter((client) => client.pool === undefined);
  const asked = new Map(asking.map(({ name, pool = 0 }) => [name, pool]));
  if (operations === undefined) return { sizes: asked };

  const taken = sum(asking.map((client) => (client.pool ?? 0) * podsOf(client)));
  const left = operations - taken;
  const pods = sum(sharing.map(podsOf));
  const share = Math.floor(left / pods);
  if (taken > operations) return { sizes: asked, fault: overdrawn(operations, asking, taken) };
  if (sharing.length > 0 && share < 1) return { sizes: asked, fault: tooMany(operations, taken, sharing, pods) };
  return { sizes: new Map([...asked, ...sharing.map(({ name }) => [name, share] as const)]) };
}

function podsOf({ maxPods, surge }: PoolClient): number {
  return rolloutPods({ max: maxPods, surge });
}

function overdrawn(operations: number, asking: readonly PoolClient[], taken: number): string {
  const terms = asking.map((client) => `${client.name} ${client.pool} × ${podTerm(client)}`).join(' + ');
  const most = Math.floor(operations / sum(asking.map(podsOf)));
  const fix = most < 1 ? `lower the scale by ${taken - operations} pods` : `write a pool of at most ${most}, or lower the scale`;
  return `${terms} = ${taken} connections, but it works on ${operations} operations at once; ${fix}`;
}

function tooMany(operations: number, taken: number, sharing: readonly PoolClient[], pods: number): string {
  const left = taken > 0 ? `(${operations} − ${taken})` : String(operations);
  const terms = sharing.map((client) => `${client.name} ${podTerm(client)}`).join(' + ');
  const over = pods - (operations - taken);
  return `${left} operations ÷ (${terms}) = ${((operations - taken) / pods).toFixed(2)}, so a pod would get no connection; lower the scale by ${over} pods, or raise the store's operations to ${operations + over}`;
}

const podTerm = ({ maxPods, surge }: PoolClient) => `(${maxPods} + 2 × ${surge})`;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
