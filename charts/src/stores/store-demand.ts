import { splitPool } from 'fairlead/contract';
import type { RolloutPods } from 'fairlead/doctor';
import type { StoreLimits } from './store-limits';

/** A service that keeps connections to a store. */
export interface PoolClient {
  /** Of the service. */
  readonly name: string;
  /** Its pods at the worst moment of a rollout. */
  readonly pods: RolloutPods;
  /** Connections of each pod beside its pool. */
  readonly besidePool: number;
  /**
   * Share of its pool that writes; it reads on the rest.
   *
   * @default each connection may do either
   */
  readonly writeShare?: number;
  /**
   * Connections of each pod that carry operations.
   *
   * @default its share of the store
   */
  readonly pool?: number;
}

/** What a store does not have for its clients. */
export interface Excess {
  readonly kind: 'operations' | 'sockets';
  /** That they need. */
  readonly used: number;
  /** Both numbers, with the arithmetic. */
  readonly text: string;
}

/** What each pod takes of a store, by what it is counted against. */
const DEMANDS = [
  {
    kind: 'operations',
    name: 'reads at once',
    has: 'works on',
    perPod: ({ writeShare }: PoolClient, pool: number) => splitPool(pool, writeShare).reads,
  },
  {
    kind: 'operations',
    name: 'writes at once',
    has: 'works on',
    perPod: ({ writeShare }: PoolClient, pool: number) => splitPool(pool, writeShare).writes,
  },
  { kind: 'sockets', name: 'sockets', has: 'accepts', perPod: ({ besidePool }: PoolClient, pool: number) => pool + besidePool },
] as const;

/**
 * What a store does not have for its clients at the worst moment, of reads and writes what it lacks most, where those without a pool of their own get one of
 * `size`.
 */
export function findExcesses(limits: StoreLimits, clients: readonly PoolClient[], size: number): readonly Excess[] {
  const worst = new Map<Excess['kind'], Excess>();
  for (const { kind, name, has, perPod } of DEMANDS) {
    const limit = limits[kind];
    const used = sum(clients.map((client) => client.pods.pods * perPod(client, client.pool ?? size)));
    if (limit === undefined || used <= limit || used <= (worst.get(kind)?.used ?? 0)) continue;
    const terms = clients.map((client) => `${client.name} ${client.pods.arithmetic} × ${perPod(client, client.pool ?? size)}`);
    worst.set(kind, { kind, used, text: `${terms.join(' + ')} = ${used} ${name}, but it ${has} ${limit}` });
  }
  return [...worst.values()];
}

/** Connections that all clients open at the worst moment. */
export function countSockets(clients: readonly PoolClient[], sizes: ReadonlyMap<string, number>): number {
  return sum(clients.map(({ name, pods, besidePool }) => pods.pods * ((sizes.get(name) ?? 0) + besidePool)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
