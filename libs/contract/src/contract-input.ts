import type { Callee, ServiceContract } from './contract';
import type { ApiNeed, ApiNeeds } from './edges/apis';
import type { KindNeeds, NamedStore, StoreNeeds, WriteShares } from './edges/store-uses';
import { findUnknownProps, type KnownProps } from './props/known-props';
import { type Route, ROUTE_PROPS, UPSTREAM_PROPS } from './route';
import type { Privileges, StorePrivileges } from './privileges/privileges';
import type { StoreKind } from './stores';
import { type Variable, VARIABLE_PROPS, type Variables } from './variable';

/** What a team writes; `defineContract` adds what follows from it. */
export interface ContractInput {
  /** DNS label, 63 characters at most. */
  readonly name: string;

  /** One line for documents and diagrams. */
  readonly description: string;

  /** Traffic port, 1 to 65535. */
  readonly port: number;

  /**
   * What else its pods serve, by name: `{ admin: 9090 }`. Nobody reaches such a port who does not call it by name. At one that is called
   * `metrics` its metrics are read; one that is called `grpc`, or `grpc-` and more, speaks gRPC.
   *
   * @default nothing
   */
  readonly ports?: Readonly<Record<string, number>>;

  /**
   * The service was made without the service kit. A port and `probes.readiness` are enough: nothing else is expected of it.
   *
   * @default false
   */
  readonly foreign?: boolean;

  /**
   * Management port, 1 to 65535, another than `port`.
   *
   * @default 9464; of a foreign service `port`
   */
  readonly managementPort?: number;

  /**
   * Where the kubelet asks.
   *
   * @default the paths that every service made with the service kit answers; a foreign service must name `readiness`, which then is
   * `startup` too, and is alive while its port accepts connections
   */
  readonly probes?: Partial<ServiceContract['probes']>;

  /**
   * Longest time that a start may take, in seconds.
   *
   * @default 60
   */
  readonly startupSeconds?: number;

  /** @default `/metrics`; of a foreign service none */
  readonly metricsPath?: string;

  /**
   * Stores it uses: by kind, or by names of its own where it uses several of one kind.
   *
   * @default no store
   */
  readonly stores?: StoreNeeds;

  /**
   * Share of a store's connections on which it writes, above 0 and below 1, rounded down; it reads on the rest. It must keep to that: a
   * store that works on reads and writes apart, as MongoDB does, then takes more of its pods.
   *
   * @default each connection may do either
   */
  readonly writeShares?: WriteShares;

  /**
   * What it does in its stores: in a cluster its user there may do no more.
   *
   * @default in Redis every command that endangers nobody, on keys with the platform's prefix; in MongoDB the role `readWrite` on the
   * platform's database
   */
  readonly privileges?: Privileges;

  /**
   * Contracts of the services it calls. A program that reads the address under another name, or in another form, says so beside:
   * `{ ...catalog, as: 'CATALOG_ADDR', form: 'host:port' }`.
   *
   * @default calls nothing
   */
  readonly calls?: readonly (Callee & Partial<Pick<ServiceContract, 'faults' | 'routes'>>)[];

  /**
   * APIs outside the cluster that it calls, by name, each with a variable for its address: `{ stripe: 'required' }` is `STRIPE_URL`.
   *
   * @default none
   */
  readonly apis?: ApiNeeds;

  /**
   * How many requests one of its pods takes: those that it works on at a time when it is at its fastest, 1 or more, and those that may wait
   * besides.
   *
   * @default 64, and 1,024 that wait
   */
  readonly capacity?: Partial<ServiceContract['capacity']>;

  /**
   * Variables of its own, beside those that all services share and those of its stores and callees.
   *
   * @default none
   */
  readonly env?: Variables;

  /** @default none: health and metrics only */
  readonly routes?: readonly Route[];

  /** @default 5 s of linger, then 30 s to finish */
  readonly shutdown?: Partial<ServiceContract['shutdown']>;
}

/** The props of these that none of the others has. */
type UnknownKeys<Given, Known> = Given extends unknown ? Exclude<keyof Given, Known extends unknown ? keyof Known : never> : never;

type ValueIn<Part> = Part[keyof Part];

/** The props, at whatever depth, that no contract has. */
type UnknownInput<Input extends ContractInput> =
  | UnknownKeys<Input, ContractInput>
  | UnknownKeys<Input['probes'], ServiceContract['probes']>
  | UnknownKeys<Exclude<ValueIn<Input['apis']>, string>, ApiNeed>
  | UnknownKeys<Exclude<ValueIn<Input['stores']>, string>, NamedStore>
  | UnknownKeys<Input['capacity'], ServiceContract['capacity']>
  | UnknownKeys<ValueIn<Input['env']>, Variable>
  | UnknownKeys<Input['shutdown'], ServiceContract['shutdown']>
  | (Input extends { readonly routes: readonly (infer Given)[] } ? UnknownKeys<Given, Route> | UnknownUpstream<Given> : never);

type UnknownUpstream<Given> = Given extends { readonly upstream: infer Upstream } ? UnknownKeys<Upstream, Route['upstream']> : never;

/**
 * A contract with all that its type remembers; or only any contract, where a prop is none of one, so that a compiler names that prop and
 * the one that was meant: of a type that may be any it says nothing.
 */
export type KnownInput<Input extends ContractInput> = [UnknownInput<Input>] extends [never]
  ? [UnknownStore<Input>] extends [never]
    ? Input
    : KindInput
  : ContractInput;

/** What is named as a store and is none: a need without a kind, or what is said of a store that it does not use. */
type UnknownStore<Input extends ContractInput> =
  | {
      [Name in keyof Input['stores']]: Name extends StoreKind ? never : Input['stores'][Name] extends NamedStore ? never : Name;
    }[keyof Input['stores']]
  | UnknownKeys<Input['writeShares'], Input['stores']>
  | UnknownKeys<Input['privileges'], Input['stores']>;

/** A contract whose stores have the names of their kinds, so that a compiler names one that has not. */
type KindInput = Omit<ContractInput, 'stores' | 'writeShares' | 'privileges'> & {
  readonly stores?: KindNeeds;
  readonly writeShares?: Partial<Readonly<Record<StoreKind, number>>>;
  readonly privileges?: Partial<Readonly<Record<StoreKind, StorePrivileges>>>;
};

const CONTRACT_PROPS: KnownProps<ContractInput> = {
  name: 'required',
  description: 'required',
  port: 'required',
  ports: 'optional',
  foreign: 'optional',
  managementPort: 'optional',
  probes: 'optional',
  startupSeconds: 'optional',
  metricsPath: 'optional',
  stores: 'optional',
  writeShares: 'optional',
  privileges: 'optional',
  calls: 'optional',
  apis: 'optional',
  capacity: 'optional',
  env: 'optional',
  routes: 'optional',
  shutdown: 'optional',
};

const PROBE_PROPS: KnownProps<ServiceContract['probes']> = { startup: 'required', liveness: 'optional', readiness: 'required' };
const CAPACITY_PROPS: KnownProps<ServiceContract['capacity']> = { concurrent: 'required', waiting: 'required' };
const SHUTDOWN_PROPS: KnownProps<ServiceContract['shutdown']> = { lingerMs: 'required', drainDeadlineMs: 'required' };

/** One line for each prop that no contract has, at whatever depth. */
export function findUnknownInput(input: ContractInput): string[] {
  const { probes, capacity, shutdown, routes = [], env = {} } = input;
  // Of a type that is unknown, that is the fault.
  const variables = Object.entries(env).filter(([, { type }]) => Object.hasOwn(VARIABLE_PROPS, type));
  const find = (given: unknown, known: Parameters<typeof findUnknownProps>[1], path = '') =>
    findUnknownProps({ subject: 'a contract', given, path }, known);
  return [
    ...find(input, CONTRACT_PROPS),
    ...find(probes, PROBE_PROPS, 'probes.'),
    ...find(capacity, CAPACITY_PROPS, 'capacity.'),
    ...variables.flatMap(([name, variable]) => find(variable, VARIABLE_PROPS[variable.type], `env.${name}.`)),
    ...routes.flatMap((route, index) => [
      ...find(route, ROUTE_PROPS, `routes[${index}].`),
      ...find(route.upstream, UPSTREAM_PROPS, `routes[${index}].upstream.`),
    ]),
    ...find(shutdown, SHUTDOWN_PROPS, 'shutdown.'),
  ];
}
