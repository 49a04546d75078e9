import type { WorkloadReference } from '../finding/resource-reference';
import type { RecordGrowth } from './store/volume-need';

/** What budgets follow from and manifests alone do not say. Plain data; every number that a manifest holds is read from the manifest. */
export interface DeclaredBudgets {
  /** @default none */
  readonly stores?: readonly StoreBudget[];
  /** @default none */
  readonly services?: readonly ServiceBudget[];
  /** @default nobody says where, so that probes are only held against their own containers */
  readonly probes?: readonly DeclaredProbes[];
  /**
   * Most nodes that the cluster has.
   *
   * @default nobody says, so that what runs on each counts as one pod
   */
  readonly nodes?: number;
}

/** Where the kubelet is meant to ask the pods of a service how they are, over HTTP. No budget, but like one it is declared with a service. */
export interface DeclaredProbes {
  readonly workload: WorkloadReference;
  /** The port of the pods that answers. */
  readonly port: number;
  readonly paths: {
    readonly startup: string;
    /** @default not over HTTP */
    readonly liveness?: string;
    /** @default not over HTTP */
    readonly readiness?: string;
  };
}

/** What a store can do at once, and who shares it. What its {@link StoreBudget.server} says comes before the numbers here. */
export interface StoreBudget {
  /** For the table: `mongo`. */
  readonly store: string;
  /**
   * Reads that it works on at once, and as many writes.
   *
   * @default no limit worth a budget
   */
  readonly operations?: number;
  /**
   * Connections it accepts.
   *
   * @default not known: what its clients open is shown and held against nothing
   */
  readonly sockets?: number;
  readonly clients: readonly StoreClient[];
  /**
   * What runs it.
   *
   * @default somebody else does
   */
  readonly server?: StoreServer | ConfiguredServer;
  /**
   * How its server's volume fills.
   *
   * @default nobody says, so its volume has no budget
   */
  readonly growth?: StoreGrowth;
}

/** How fast records come into a store. How long they stay is read from those who write them. */
export interface StoreGrowth extends Pick<RecordGrowth, 'recordsPerSecond' | 'bytesPerRecord'> {
  /** Workloads that write. */
  readonly writers: readonly WorkloadReference[];
  /** The variable in their pods' environment that says, in seconds, how long records stay. */
  readonly retentionVariable: string;
  /** Name of the volume: `data`. */
  readonly volume: string;
}

/** How long a server that runs in the cluster may take to start and to stop. */
export interface ServerTimes {
  /**
   * Longest that a start may take, in seconds.
   *
   * @default nobody says, so its startup probe is not looked at
   */
  readonly startupSeconds?: number;
  /**
   * Longest that it may take to write what is in memory once it is told to stop, in seconds.
   *
   * @default nobody says, so its grace period is not looked at
   */
  readonly stopSeconds?: number;
}

/** A workload of one container that runs a store. Its arguments say what the store can do, and its memory must hold that. */
export interface StoreServer extends ServerTimes {
  readonly workload: WorkloadReference;
  /** The arguments that say it, by name: `maxConns`. */
  readonly arguments: Readonly<Record<'reads' | 'writes' | 'sockets' | 'cacheGiB', string>>;
  /** Memory that the process takes beside its cache and its connections. */
  readonly processMiB: number;
  /** Memory that a connection may take. */
  readonly socketMiB: number;
}

/** A workload of one container that runs a store by a file of a ConfigMap, of which each line holds a setting: `maxclients 1000`. */
export interface ConfiguredServer extends ServerTimes {
  readonly workload: WorkloadReference;
  /** The ConfigMap of the workload's namespace, and its key: `redis.conf`. */
  readonly file: { readonly config: string; readonly key: string };
  /** The settings that say what it can do, by name; `memory` is the most that it takes: `153mb`. */
  readonly settings: Readonly<Record<'sockets' | 'memory', string>>;
}

/** A workload that keeps connections to a store. */
export interface StoreClient {
  readonly workload: WorkloadReference;
  /** Connections of each pod that carry operations: the variable in the pod's environment that says so, or a fixed number. */
  readonly pool: { readonly variable: string } | { readonly size: number };
  /**
   * Share of the pool that writes, rounded down; the rest reads.
   *
   * @default each connection may do either
   */
  readonly writeShare?: number;
  /** Connections of each pod beside its pool: a driver's monitors. */
  readonly socketsBesidePool: number;
}

/** How what runs without end starts and stops: the variables in its pods' environment that say so. */
export interface ServiceBudget {
  readonly workload: WorkloadReference;
  /**
   * Holds milliseconds: `LINGER_MS`.
   *
   * @default it does not go on answering: nobody sends it requests
   */
  readonly lingerVariable?: string;
  /**
   * Holds milliseconds: `DRAIN_DEADLINE_MS`.
   *
   * @default nobody says how long it takes to finish, so its grace period is not looked at
   */
  readonly drainVariable?: string;
  /** Longest that a start may take, in seconds. */
  readonly startupSeconds: number;
}
