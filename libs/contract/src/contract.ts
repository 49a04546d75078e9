import type { Objective } from './objective/objective';
import type { Route } from './route';
import type { Privileges } from './privileges/privileges';
import type { AddressNaming } from './edges/address';
import type { ApiNeeds } from './edges/apis';
import type { StoreNeeds, WriteShares } from './edges/store-uses';
import type { ValueOf, Variables } from './variable';

/** What a contract is of: what runs, and how others reach it. */
export type ContractKind = 'http' | 'grpc' | 'tcp' | 'worker' | 'job';

/** What others may know of whatever runs in pods, as plain data: what it is called, what it reads, what it needs. */
export interface WorkloadContract {
  /** Which function made it: `defineContract`, `defineGrpcService`, `defineTcpServer`, `defineWorker`, `defineJob`. */
  readonly kind: ContractKind;

  /** DNS label, 63 characters at most: its name in a cluster, in logs and in metrics. */
  readonly name: string;

  /** One line for documents and diagrams. */
  readonly description: string;

  /** Made without the service kit: it reads no variable that all share, and a cluster must linger in its place. */
  readonly foreign: boolean;

  /** Every environment variable it reads: what all share, its stores', its callees' and its own. */
  readonly env: Variables;

  /** Stores it uses. */
  readonly stores: StoreNeeds;

  /** How it splits its pools between writes and reads. */
  readonly writeShares: WriteShares;

  /** What it does in them. */
  readonly privileges: Privileges;

  /** The services it calls. A called service never holds up a start or a ready pod. */
  readonly calls: readonly CalledService[];

  /** The APIs outside the cluster that it calls. None of them holds up a start or a ready pod. */
  readonly apis: ApiNeeds;

  /** What is wrong with it and with the contracts that it calls, one line each: who deploys it or runs it tells them. Missing where nothing is. */
  readonly faults?: readonly string[];
}

/** Everything that others may know about a service: what it serves, what it needs, how it stops. */
export interface ServiceContract extends WorkloadContract {
  readonly kind: 'http';

  readonly ports: {
    /** Serves the routes. */
    readonly traffic: number;
    /** Serves health and metrics alone, where a cluster's probes and scrapes come in. The traffic port where a foreign service has no other. */
    readonly management: number;
    /** What else it serves, by name. Missing where that is nothing. */
    readonly others?: Readonly<Record<string, number>>;
  };

  /** Where the kubelet asks, on the management port. A foreign service that names no liveness path is alive while the port accepts. */
  readonly probes: { readonly startup: string; readonly liveness?: string; readonly readiness: string };

  /** Longest time from the start of the process to the first good answer of the startup probe, in seconds. */
  readonly startupSeconds: number;

  /** Where Prometheus scrapes, on the management port. Missing where a foreign service has no metrics. */
  readonly metricsPath?: string;

  /** How many requests one of its pods takes. Who calls it sends no more at once, and refuses at once what could only wait in vain. */
  readonly capacity: {
    /** Requests that it works on at a time when it is at its fastest: more at once make it no faster. */
    readonly concurrent: number;
    /** Requests that may wait besides. */
    readonly waiting: number;
  };

  /** Paths it answers, health and metrics aside. */
  readonly routes: readonly Route[];

  /** What it promises of its answers. Missing where it promises nothing. */
  readonly objective?: Objective;

  /** How it stops. The grace period in a cluster is the sum, with a margin. */
  readonly shutdown: {
    /** Milliseconds it keeps answering after SIGTERM, until every load balancer has noticed. */
    readonly lingerMs: number;
    /** Milliseconds that open requests then have to finish. */
    readonly drainDeadlineMs: number;
  };
}

/** What every caller needs of what it calls, whatever protocol that speaks, and how it reads where that is. */
export interface CalledService<Name extends string = string> extends AddressNaming {
  readonly name: Name;
  readonly ports: { readonly traffic: number };
}

/** What a caller needs of a service that it calls over HTTP, and how it reads where that is. */
export type Callee<Name extends string = string> = Pick<ServiceContract, 'ports' | 'probes' | 'capacity'> &
  AddressNaming & { readonly name: Name };

/** What a service finds in its environment, parsed: `config.PORT` is a number, `config.REDIS_URL` a string or `undefined`. */
export type ConfigOf<Contract extends { readonly env: Variables }> = {
  readonly [Name in keyof Contract['env']]: ValueOf<Contract['env'][Name]>;
};
