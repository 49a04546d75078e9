import { LEAST_POOL, STORE_DRIVERS, type StoreDriver, type StoreKind, type StorePrivileges } from 'fairlead/contract';
import {
  type ConfiguredServer,
  countRolloutPods,
  type DeclaredBudgets,
  type Rollout,
  type RolloutPods,
  type StoreServer,
} from 'fairlead/doctor';
import { Component, type ComponentProps, type Tier } from '../graph/component';
import type { RollingScope, WorkloadScope } from '../graph/scope';
import type { Platform } from '../platform/platform';
import { type PoolShares, sharePool } from './pool-size';
import { findRolloutAdvice } from './rollout-advice';
import type { StoreLimits } from './store-limits';
import { countSockets, type Excess, findExcesses, type PoolClient } from './store-demand';

/** Where an environment variable gets its value: in plain sight, or by reference to a key of a Secret. */
export type VariableSource = { readonly value: string } | { readonly secretName: string; readonly key: string };

/** What every store is known by. */
export type StoreComponentProps = ComponentProps & Required<Pick<ComponentProps, 'port'>>;

/** How one service uses a store. */
export interface ClientUse {
  /** What the service's contract calls it. */
  readonly name: string;
  /** What the names of its variables begin with. */
  readonly prefix: string;
  /** Connections of each pod that carry operations. @default its share */
  readonly pool?: number;
}

/** Something that keeps records for services: it calls nobody. */
export abstract class Store<Kind extends StoreKind = StoreKind> extends Component {
  declare readonly platform: Platform;
  declare readonly port: number;

  /** What a contract calls it. */
  abstract readonly kind: Kind;

  /** The variables that lead a service to it as a user of its own, by the names of the contract without their prefix. */
  abstract variablesFor(service: Pick<WorkloadScope, 'name'>): Readonly<Record<string, VariableSource>>;

  /** What it can do at once. */
  readonly limits: StoreLimits;

  private readonly clients = new Map<WorkloadScope, ClientUse>();

  protected hasUnsoundClient = false;

  /** Worked out once for all clients. */
  private pacing: boolean | undefined;

  constructor(platform: Platform, props: StoreComponentProps, limits: StoreLimits) {
    super(platform, props);
    this.limits = limits;
  }

  /** Notes a service that keeps connections to it, and how. */
  serve(client: WorkloadScope, use: ClientUse): void {
    this.clients.set(client, use);
    this.pacing = undefined;
  }

  /** Notes that something is wrong with a workload that uses it: what follows from all of them is not known then. */
  missClient(): void {
    this.hasUnsoundClient = true;
  }

  /** The workloads that use it, by name. */
  get services(): readonly WorkloadScope[] {
    return this.sortedClients.map(([service]) => service);
  }

  /** What the contract of a service that uses it calls it. */
  nameFor(client: WorkloadScope): string {
    return this.useOf(client).name;
  }

  /** What a service that uses it may do in it, as its contract says. */
  privilegesOf(client: WorkloadScope): StorePrivileges | undefined {
    return client.contract.privileges[this.useOf(client).name];
  }

  /** Whether its clients' pods are more than it can bear where a rollout has all old and all new ones at once. */
  get needsPacing(): boolean {
    return (this.pacing ??=
      findExcesses(
        this.limits,
        this.poolClients((_, { unpacedRollout }) => unpacedRollout),
        LEAST_POOL,
      ).length > 0);
  }

  /**
   * The variable that says how many connections a pod keeps, without its prefix, with its value: the share of this service, or what its contract says where
   * the store sets no limit. Nothing where the driver decides.
   */
  poolVariables({ name }: WorkloadScope): Readonly<Record<string, string>> {
    const { pool } = STORE_DRIVERS[this.kind];
    if ('size' in pool) return {};
    const size = this.shares.sizes.get(name);
    return size === undefined ? {} : { [pool.variable]: String(size) };
  }

  override get tier(): Tier {
    return 'store';
  }

  override get dependencies(): readonly Component[] {
    return [];
  }

  override findFaults(): readonly string[] {
    if (!this.sound) return [];
    const { excesses, largest } = this.shares;
    return excesses.map((excess) => `${this.address}: ${excess.text}; ${this.fixOf(excess, largest)}`);
  }

  override get budgets(): DeclaredBudgets {
    const clients = this.sortedClients.flatMap(([{ workload, contract }, { name, prefix }]) => {
      const writeShare = contract.writeShares[name];
      return workload
        ? [{ workload, ...driverWith(prefix, STORE_DRIVERS[this.kind]), ...(writeShare !== undefined && { writeShare }) }]
        : [];
    });
    return { stores: [{ store: this.name, ...(this.server ? { server: this.server } : this.limits), clients }] };
  }

  /** What runs it, where that says what it can do. */
  protected get server(): StoreServer | ConfiguredServer | undefined {
    return undefined;
  }

  /** Connections that its clients open at the worst moment. */
  protected get mostSockets(): number {
    return countSockets(this.rollingClients, this.shares.sizes);
  }

  /** Its prop that says how many operations it works on at once. */
  protected get operationsProp(): string {
    return 'operations';
  }

  /** What to write where it has too few sockets. */
  protected fixSockets(needed: number): string {
    return `raise its sockets to ${needed}`;
  }

  private fixOf({ kind, used }: Excess, largest: number | undefined): string {
    const isSized = 'variable' in STORE_DRIVERS[this.kind].pool;
    const [advice] = this.sortedClients.flatMap(([client]) => this.adviceFor(client) ?? []);
    const less = isSized && largest !== undefined ? `write a pool of at most ${largest}` : 'lower the scale';
    return `${advice === undefined ? '' : `${advice}, or `}${less}, or ${kind === 'sockets' ? this.fixSockets(used) : `raise its ${this.operationsProp} to ${used}`}`;
  }

  private adviceFor(changed: WorkloadScope): string | undefined {
    const fits = (rollout: Rollout) =>
      findExcesses(
        this.limits,
        this.poolClients((client, rolling) => (client === changed ? rollout : rolling.rollout)),
        LEAST_POOL,
      ).length === 0;
    return changed.rolling && findRolloutAdvice(changed.name, changed.rolling, fits);
  }

  private get shares(): PoolShares {
    return sharePool(this.limits, this.rollingClients);
  }

  private get rollingClients(): readonly PoolClient[] {
    return this.poolClients((_, { rollout }) => rollout);
  }

  private poolClients(rolloutOf: (client: WorkloadScope, rolling: RollingScope) => Rollout): readonly PoolClient[] {
    const { socketsBesidePool } = STORE_DRIVERS[this.kind];
    return this.sortedClients.map(([client, use]) => {
      const { name, contract } = client;
      const pool = this.poolOf(client, use);
      const writeShare = contract.writeShares[use.name];
      return {
        name,
        pods: podsOf(client, rolloutOf),
        besidePool: socketsBesidePool,
        ...(writeShare !== undefined && { writeShare }),
        ...(pool !== undefined && { pool }),
      };
    });
  }

  /** What the driver decides, what is asked for, or what the contract says where nothing is to share. Nothing where it gets a share. */
  private poolOf({ contract }: WorkloadScope, { prefix, pool: asked }: ClientUse): number | undefined {
    const { pool } = STORE_DRIVERS[this.kind];
    if ('size' in pool) return pool.size;
    return asked ?? (this.limits.operations === undefined ? Number(contract.env[`${prefix}${pool.variable}`]?.default) : undefined);
  }

  private useOf(client: WorkloadScope): ClientUse {
    return this.clients.get(client) ?? { name: this.kind, prefix: '' };
  }

  /** By name, so that declarations in another order give the same bytes. */
  private get sortedClients(): readonly (readonly [WorkloadScope, ClientUse])[] {
    return [...this.clients].sort(([a], [b]) => (a.name < b.name ? -1 : 1));
  }
}

/** Most pods of a client at once, where its Deployment is replaced in one way or another. */
function podsOf(client: WorkloadScope, rolloutOf: (client: WorkloadScope, rolling: RollingScope) => Rollout): RolloutPods {
  return client.rolling ? countRolloutPods(rolloutOf(client, client.rolling)) : client.mostPods;
}

/** A driver whose variable has the prefix of its store. */
function driverWith(prefix: string, { pool, socketsBesidePool }: StoreDriver): StoreDriver {
  return { pool: 'variable' in pool ? { variable: `${prefix}${pool.variable}` } : pool, socketsBesidePool };
}
