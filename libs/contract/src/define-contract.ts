import { type AddressVariable, addressVariables } from './address';
import { commonVariables } from './common-variables';
import type { Callee, ServiceContract } from './contract';
import { findContractFaults } from './contract-faults';
import { OPERATIONAL_PATHS } from './paths';
import { MANAGEMENT_PORT } from './ports';
import type { Route } from './route';
import { STORE_VARIABLES, type StoreKind, type StoreNeeds } from './stores';
import type { UrlVariable, Variables } from './variable';

/** What a team writes; {@link defineContract} adds what follows from it. */
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
   * @default 60 ({@link STARTUP_SECONDS})
   */
  readonly startupSeconds?: number;

  /** @default `/metrics`; of a foreign service none */
  readonly metricsPath?: string;

  /** @default no store */
  readonly stores?: StoreNeeds;

  /**
   * Contracts of the services it calls.
   *
   * @default calls nothing
   */
  readonly calls?: readonly Callee[];

  /**
   * Variables of its own, beside those that all services share and those of its stores and callees.
   *
   * @default none
   */
  readonly env?: Variables;

  /** @default none: health and metrics only */
  readonly routes?: readonly Route[];

  /** @default 5 s of linger, then 30 s to finish ({@link SHUTDOWN_DEFAULTS}) */
  readonly shutdown?: Partial<ServiceContract['shutdown']>;
}

/**
 * Linger: longer than a kube-proxy or an ingress controller takes to see that an endpoint is gone (a few seconds on a busy cluster).
 * Drain: the longest that a route may take by default.
 */
export const SHUTDOWN_DEFAULTS = Object.freeze({ lingerMs: 5_000, drainDeadlineMs: 30_000 });

/** The longest start by default, in seconds: a service starts within a few, on a crowded node in some tens. */
export const STARTUP_SECONDS = 60;

const PROBE_DEFAULTS = Object.freeze({
  startup: OPERATIONAL_PATHS.live,
  liveness: OPERATIONAL_PATHS.live,
  readiness: OPERATIONAL_PATHS.ready,
});

/** An object type without keys, unlike `object` one that counts as a table of variables. */
type NoVariables = Readonly<Record<never, Variables[string]>>;
type StoreEnv<Needs> = Intersection<{ [Kind in keyof Needs & StoreKind]: (typeof STORE_VARIABLES)[Kind] }>;
type CallEnv<Calls> = Calls extends readonly { readonly name: string }[]
  ? { readonly [Callee in Calls[number] as AddressVariable<Callee['name']>]: UrlVariable & { readonly default: string } }
  : NoVariables;
type Intersection<Parts> = [keyof Parts] extends [never]
  ? NoVariables
  : { [Key in keyof Parts]: (part: Parts[Key]) => void }[keyof Parts] extends (part: infer All) => void
    ? All
    : never;
type CommonEnv<Input> = Input extends { readonly foreign: true } ? NoVariables : ReturnType<typeof commonVariables>;
type OwnEnv<Input> = Input extends { readonly env: infer Env } ? Env : NoVariables;

type CalleeName<Input> = Input extends { readonly calls: readonly { readonly name: infer Name extends string }[] } ? Name : never;
type StoresOf<Input> = Input extends { readonly stores: infer Stores extends StoreNeeds } ? Stores : object;

/**
 * A contract that remembers its name, its callees, its stores and each of its variables, so that a service's configuration is typed
 * and an edge that no contract declares does not compile.
 */
export type DefinedContract<Input extends ContractInput> = Omit<ServiceContract, 'name' | 'env' | 'calls' | 'stores'> & {
  readonly name: Input['name'];
  readonly calls: readonly Callee<CalleeName<Input>>[];
  readonly stores: StoresOf<Input>;
  readonly env: CommonEnv<Input> & StoreEnv<Input['stores']> & CallEnv<Input['calls']> & OwnEnv<Input>;
};

/**
 * Completes and checks a contract.
 *
 * @example
 * export const userService = defineContract({ name: 'user-service', description: 'users', port: 3001, stores: { redis: 'required' } });
 *
 * @throws Error that lists every field with a bad value, what it is and what to write
 */
export function defineContract<const Input extends ContractInput>(input: Input): DefinedContract<Input> {
  const { name, description, port, foreign = false, startupSeconds = STARTUP_SECONDS, calls = [], stores = {}, routes = [] } = input;
  const metricsPath = input.metricsPath ?? (foreign ? undefined : OPERATIONAL_PATHS.metrics);
  const shutdown = { ...SHUTDOWN_DEFAULTS, ...input.shutdown };
  const contract: ServiceContract = {
    name,
    description,
    foreign,
    ports: { traffic: port, management: input.managementPort ?? (foreign ? port : MANAGEMENT_PORT) },
    probes: foreign ? foreignProbes(input.probes) : { ...PROBE_DEFAULTS, ...input.probes },
    startupSeconds,
    ...(metricsPath !== undefined && { metricsPath }),
    env: {
      ...(!foreign && commonVariables(port, shutdown.drainDeadlineMs)),
      ...storeVariables(stores),
      ...addressVariables(calls),
      ...input.env,
    },
    stores,
    calls: calls.map(({ name, ports, probes }) => ({ name, ports, probes })),
    routes,
    shutdown,
  };

  const faults = findContractFaults(contract, input.env ?? {});
  if (faults.length > 0) throw new Error([`contract ${JSON.stringify(name)} is wrong:`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
  return Object.freeze(contract) as DefinedContract<Input>;
}

/** What is ready has started. Readiness may look at a dependency, so it never stands in for liveness. */
function foreignProbes(probes: ContractInput['probes']): ServiceContract['probes'] {
  const { startup = probes?.readiness, readiness, ...rest } = probes ?? {};
  return { startup, readiness, ...rest } as ServiceContract['probes'];
}

function storeVariables(needs: StoreNeeds): Variables {
  const known = Object.entries(needs).filter(([kind]) => Object.hasOwn(STORE_VARIABLES, kind)) as [StoreKind, string][];
  return Object.assign({}, ...known.map(([kind, need]) => requireAddress(STORE_VARIABLES[kind], need))) as Variables;
}

/** A required store's address must be set in production; its credential may still be empty where the store asks for none. */
function requireAddress(variables: Variables, need: string): Variables {
  if (need !== 'required') return variables;
  return Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [
      name,
      variable.type === 'url' ? { ...variable, required: 'production' } : variable,
    ]),
  );
}
