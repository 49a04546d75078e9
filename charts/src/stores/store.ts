import type { k8s } from 'cdk8s-plus-28';
import {
  LEAST_POOL,
  nameStoreVariable,
  type StoreDefinition,
  type StoreDriver,
  type StoreNaming,
  type StorePrivileges,
} from 'fairlead/contract';
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
import { waitFor } from '../pod/wait-for';
import { poolBounds, type PoolShares, sharePool } from './pool-size';
import { findRolloutAdvice } from './rollout-advice';
import type { StoreLimits } from './store-limits';
import type { StoreProtocol, VariableSource } from './store-protocol';
import { countSockets, type Excess, findExcesses, type PoolClient } from './store-demand';
import { findVariableFaults } from './variable-faults';

/** What every store is known by. */
export interface StoreComponentProps extends Pick<ComponentProps, 'name' | 'runsAs'> {
  /**
   * Port of its pods, 1 to 65535.
   *
   * @default that of its protocol
   */
  readonly port?: number;
}

/** How one service uses a store. */
export interface ClientUse extends StoreNaming {
  /** What the service's contract calls it. */
  readonly name: string;
  /** Connections of each pod that carry operations. @default its share */
  readonly pool?: number;
}

/**
 * Something that keeps records for services: it calls nobody. What is declared between services and any store follows from here: the edge,
 * the variables, the pools, the wait and the budget. `ServerStore` is one that the platform runs, `ExternalStore` one that others run.
 */
export abstract class Store<Kind extends string = string> extends Component {
  declare readonly platform: Platform;
  declare readonly port: number;

  /** The word for what it is, as contracts have it. */
  readonly kind: Kind;

  /** What contracts know of its kind. */
  readonly definition: StoreDefinition<Kind>;

  /** The variables that lead a service to it as a user of its own, by the names of the contract without their prefix. */
  abstract variablesFor(service: Pick<WorkloadScope, 'name'>): Readonly<Record<string, VariableSource>>;

  /** What it can do at once. */
  readonly limits: StoreLimits;

  private readonly clients = new Map<WorkloadScope, ClientUse>();

  protected hasUnsoundClient = false;

  /** Worked out once for all clients. */
  private pacing: boolean | undefined;

  /** @param limits what it can do at once */
  constructor(platform: Platform, protocol: StoreProtocol<Kind>, props: StoreComponentProps, limits: StoreLimits) {
    super(platform, { ...props, port: props.port ?? protocol.port });
    this.definition = protocol.definition;
    this.kind = protocol.definition.kind;
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
    const { pool } = this.definition.driver;
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
    return [...this.findVariableFaults(), ...excesses.map((excess) => `${this.address}: ${excess.text}; ${this.fixOf(excess, largest)}`)];
  }

  private findVariableFaults(): readonly string[] {
    const [client] = this.services;
    return client
      ? findVariableFaults(this.definition, Object.keys(this.variablesFor(client))).map((fault) => `${this.address}: ${fault}`)
      : [];
  }

  override get budgets(): DeclaredBudgets {
    const clients = this.sortedClients.flatMap(([{ workload, contract }, use]) => {
      const writeShare = contract.writeShares[use.name];
      return workload ? [{ workload, ...driverAs(use, this.definition.driver), ...(writeShare !== undefined && { writeShare }) }] : [];
    });
    return { stores: [{ store: this.name, ...(this.server ? { server: this.server } : this.limits), clients }] };
  }

  /** What runs it, where that says what it can do. */
  protected get server(): StoreServer | ConfiguredServer | undefined {
    return undefined;
  }

  /** The initContainer that holds back the pods of a service which requires it. */
  get waitContainer(): k8s.Container {
    return waitFor(this);
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
    const isSized = 'variable' in this.definition.driver.pool;
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
    return sharePool(this.limits, this.rollingClients, poolBounds(this.definition));
  }

  private get rollingClients(): readonly PoolClient[] {
    return this.poolClients((_, { rollout }) => rollout);
  }

  private poolClients(rolloutOf: (client: WorkloadScope, rolling: RollingScope) => Rollout): readonly PoolClient[] {
    const { socketsBesidePool } = this.definition.driver;
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
  private poolOf({ contract }: WorkloadScope, use: ClientUse): number | undefined {
    const { pool } = this.definition.driver;
    if ('size' in pool) return pool.size;
    return use.pool ?? (this.isBounded ? undefined : Number(contract.env[nameStoreVariable(use, pool.variable)]?.default));
  }

  private get isBounded(): boolean {
    return this.limits.operations !== undefined || this.limits.sockets !== undefined;
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

/** A driver whose variable has the name by which a service reads it. */
function driverAs(use: StoreNaming, { pool, socketsBesidePool }: StoreDriver): StoreDriver {
  return { pool: 'variable' in pool ? { variable: nameStoreVariable(use, pool.variable) } : pool, socketsBesidePool };
}
