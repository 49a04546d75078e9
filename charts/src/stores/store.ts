import { STORE_DRIVERS, type StoreKind } from 'fairlead/contract';
import type { DeclaredBudgets } from 'fairlead/doctor';
import { Component, type ComponentProps, type Tier } from '../graph/component';
import type { ServiceScope } from '../graph/scope';
import type { Platform } from '../platform/platform';
import { type PoolShares, sharePool } from './pool-size';

/** Where an environment variable gets its value: in plain sight, or by reference to a key of a Secret. */
export type VariableSource = { readonly value: string } | { readonly secretName: string; readonly key: string };

/** What a store can do at once. */
export interface StoreLimits {
  /**
   * Operations it works on at once, which the pools of all services share.
   *
   * @default no limit: each service keeps the pool of its contract
   */
  readonly operations?: number;

  /**
   * Connections it accepts.
   *
   * @default no limit worth a budget
   */
  readonly sockets?: number;
}

/** Something that keeps records for services: it calls nobody. */
export abstract class Store<Kind extends StoreKind = StoreKind> extends Component {
  declare readonly platform: Platform;

  /** What a contract calls it. */
  abstract readonly kind: Kind;

  /** The variables that lead a service to it, by the names of the contract. */
  abstract readonly variables: Readonly<Record<string, VariableSource>>;

  /** What it can do at once. */
  readonly limits: StoreLimits;

  private readonly clients = new Map<ServiceScope, number | undefined>();

  /** Worked out once for all clients. */
  private shared: PoolShares | undefined;

  constructor(platform: Platform, props: ComponentProps, limits: StoreLimits) {
    super(platform, props);
    this.limits = limits;
  }

  /** Notes a service that keeps connections to it, and how many a pod wants. */
  serve(client: ServiceScope, pool: number | undefined): void {
    this.clients.set(client, pool);
    this.shared = undefined;
  }

  /**
   * The variable that says how many connections a pod keeps, with its value: the share of this service, or what its contract says where
   * the store sets no limit. Nothing where the driver decides.
   */
  poolVariables({ name, contract }: ServiceScope): Readonly<Record<string, string>> {
    const { pool } = STORE_DRIVERS[this.kind];
    if ('size' in pool) return {};
    const size = this.shares.sizes.get(name) ?? contract.env[pool.variable]?.default;
    return size === undefined ? {} : { [pool.variable]: String(size) };
  }

  override get tier(): Tier {
    return 'store';
  }

  override get dependencies(): readonly Component[] {
    return [];
  }

  override findFaults(): readonly string[] {
    const { fault } = this.sound ? this.shares : {};
    return fault === undefined ? [] : [`${this.address}: ${fault}`];
  }

  override get budgets(): DeclaredBudgets {
    const driver = STORE_DRIVERS[this.kind];
    const clients = this.sortedClients.flatMap(([{ workload }]) => (workload ? [{ workload, ...driver }] : []));
    return { stores: [{ store: this.name, ...this.limits, clients }] };
  }

  private get shares(): PoolShares {
    return (this.shared ??= this.share());
  }

  private share(): PoolShares {
    const { pool: driver } = STORE_DRIVERS[this.kind];
    const clients = this.sortedClients.map(([{ name, maxPods, surge }, asked]) => {
      const pool = 'size' in driver ? driver.size : asked;
      return { name, maxPods, surge, ...(pool !== undefined && { pool }) };
    });
    return sharePool(this.limits.operations, clients);
  }

  /** By name, so that declarations in another order give the same bytes. */
  private get sortedClients(): readonly (readonly [ServiceScope, number | undefined])[] {
    return [...this.clients].sort(([a], [b]) => (a.name < b.name ? -1 : 1));
  }
}
