import type { Callee, ServiceContract } from './contract';
import { findUnknownProps, type KnownProps } from './props/known-props';
import { type Route, ROUTE_PROPS, UPSTREAM_PROPS } from './route';
import type { Privileges } from './privileges/privileges';
import type { StoreNeeds, WriteShares } from './stores';
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

  /** @default no store */
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
   * Contracts of the services it calls.
   *
   * @default calls nothing
   */
  readonly calls?: readonly (Callee & Partial<Pick<ServiceContract, 'faults' | 'routes'>>)[];

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
  | UnknownKeys<Input['stores'], StoreNeeds>
  | UnknownKeys<Input['writeShares'], WriteShares>
  | UnknownKeys<Input['privileges'], Privileges>
  | UnknownKeys<Input['capacity'], ServiceContract['capacity']>
  | UnknownKeys<ValueIn<Input['env']>, Variable>
  | UnknownKeys<Input['shutdown'], ServiceContract['shutdown']>
  | (Input extends { readonly routes: readonly (infer Given)[] } ? UnknownKeys<Given, Route> | UnknownUpstream<Given> : never);

type UnknownUpstream<Given> = Given extends { readonly upstream: infer Upstream } ? UnknownKeys<Upstream, Route['upstream']> : never;

/**
 * A contract with all that its type remembers; or only any contract, where a prop is none of one, so that a compiler names that prop and
 * the one that was meant: of a type that may be any it says nothing.
 */
export type KnownInput<Input extends ContractInput> = [UnknownInput<Input>] extends [never] ? Input : ContractInput;

const CONTRACT_PROPS: KnownProps<ContractInput> = {
  name: 'required',
  description: 'required',
  port: 'required',
  foreign: 'optional',
  managementPort: 'optional',
  probes: 'optional',
  startupSeconds: 'optional',
  metricsPath: 'optional',
  stores: 'optional',
  writeShares: 'optional',
  privileges: 'optional',
  calls: 'optional',
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
