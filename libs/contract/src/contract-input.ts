import type { ServiceContract } from './contract';
import { type Objective, OBJECTIVE_PROPS } from './objective/objective';
import { findUnknownProps, type KnownProps } from './props/known-props';
import { type Route, ROUTE_PROPS, UPSTREAM_PROPS } from './route';
import { findUnknownWorkloadInput, type Known, type UnknownKeys, type UnknownParts, type WorkloadInput } from './workload/workload-input';

/** What a team writes; `defineContract` adds what follows from it. */
export interface ContractInput extends WorkloadInput {
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
   * How many requests one of its pods takes: those that it works on at a time when it is at its fastest, 1 or more, and those that may wait
   * besides.
   *
   * @default 64, and 1,024 that wait
   */
  readonly capacity?: Partial<ServiceContract['capacity']>;

  /** @default none: health and metrics only */
  readonly routes?: readonly Route[];

  /**
   * What it promises of its answers: alerts are raised when it breaks that.
   *
   * @default nothing
   */
  readonly objective?: Objective;

  /** @default 5 s of linger, then 30 s to finish */
  readonly shutdown?: Partial<ServiceContract['shutdown']>;
}

/** The props, at whatever depth, that no contract has. */
type UnknownInput<Input extends ContractInput> =
  | UnknownKeys<Input, ContractInput>
  | UnknownParts<Input>
  | UnknownKeys<Input['probes'], ServiceContract['probes']>
  | UnknownKeys<Input['capacity'], ServiceContract['capacity']>
  | UnknownKeys<Input['objective'], Objective>
  | UnknownKeys<Input['shutdown'], ServiceContract['shutdown']>
  | (Input extends { readonly routes: readonly (infer Given)[] } ? UnknownKeys<Given, Route> | UnknownUpstream<Given> : never);

type UnknownUpstream<Given> = Given extends { readonly upstream: infer Upstream } ? UnknownKeys<Upstream, Route['upstream']> : never;

/**
 * A contract with all that its type remembers; or only any contract, where a prop is none of one, so that a compiler names that prop and
 * the one that was meant: of a type that may be any it says nothing.
 */
export type KnownInput<Input extends ContractInput> = Known<Input, ContractInput, UnknownInput<Input>>;

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
  objective: 'optional',
  shutdown: 'optional',
};

const PROBE_PROPS: KnownProps<ServiceContract['probes']> = { startup: 'required', liveness: 'optional', readiness: 'required' };
const CAPACITY_PROPS: KnownProps<ServiceContract['capacity']> = { concurrent: 'required', waiting: 'required' };
const SHUTDOWN_PROPS: KnownProps<ServiceContract['shutdown']> = { lingerMs: 'required', drainDeadlineMs: 'required' };

/** One line for each prop that no contract has, at whatever depth. */
export function findUnknownInput(input: ContractInput): string[] {
  const { probes, capacity, objective, shutdown, routes = [] } = input;
  const subject = 'a contract';
  const find = (given: unknown, known: Parameters<typeof findUnknownProps>[1], path: string) =>
    findUnknownProps({ subject, given, path }, known);
  return [
    ...findUnknownWorkloadInput(subject, input, CONTRACT_PROPS),
    ...find(probes, PROBE_PROPS, 'probes.'),
    ...find(capacity, CAPACITY_PROPS, 'capacity.'),
    ...routes.flatMap((route, index) => [
      ...find(route, ROUTE_PROPS, `routes[${index}].`),
      ...find(route.upstream, UPSTREAM_PROPS, `routes[${index}].upstream.`),
    ]),
    ...find(objective, OBJECTIVE_PROPS, 'objective.'),
    ...find(shutdown, SHUTDOWN_PROPS, 'shutdown.'),
  ];
}
