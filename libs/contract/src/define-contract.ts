import { commonVariables } from './common-variables';
import type { Callee, ServiceContract } from './contract';
import { findContractFaults } from './contract-faults';
import { type ContractInput, findUnknownInput, type KnownInput } from './contract-input';
import { soundInput } from './contract-shape';
import { addressVariables, type NamedVariable } from './edges/address';
import { type ApiEnv, type ApiNeeds, apiVariables } from './edges/apis';
import { type StoreEnvOf, type StoreNeeds, storeVariables } from './edges/store-uses';
import { OPERATIONAL_PATHS } from './paths';
import { MANAGEMENT_PORT } from './ports/management-port';
import { findUpstreamFaults } from './upstream-faults';
import type { HostVariable, UrlVariable, Variables } from './variable';

/**
 * Linger: longer than a kube-proxy or an ingress controller takes to see that an endpoint is gone (a few seconds on a busy cluster).
 * Drain: the longest that a route may take by default.
 */
export const SHUTDOWN_DEFAULTS = Object.freeze({ lingerMs: 5_000, drainDeadlineMs: 30_000 });

/** The longest start by default, in seconds: a service starts within a few, on a crowded node in some tens. */
export const STARTUP_SECONDS = 60;

/**
 * 64 calls of 5 ms are 12,800 a second, more than one process answers. 1,024 that wait are what 64 at a time of 50 ms each take in under a
 * second: a queue that takes longer only makes late answers.
 */
export const CAPACITY_DEFAULTS = Object.freeze({ concurrent: 64, waiting: 1_024 });

const PROBE_DEFAULTS = Object.freeze({
  startup: OPERATIONAL_PATHS.live,
  liveness: OPERATIONAL_PATHS.live,
  readiness: OPERATIONAL_PATHS.ready,
});

/** An object type without keys, unlike `object` one that counts as a table of variables. */
type NoVariables = Readonly<Record<never, Variables[string]>>;
type StoreEnv<Needs> = Intersection<{ [Name in keyof Needs]: StoreEnvOf<Name, Needs[Name]> }>;
type CallEnv<Calls> = Calls extends readonly { readonly name: string }[]
  ? {
      readonly [Called in Calls[number] as NamedVariable<Called['name'], Called>]: (UrlVariable | HostVariable) & {
        readonly default: string;
      };
    }
  : NoVariables;
type Intersection<Parts> = [keyof Parts] extends [never]
  ? NoVariables
  : { [Key in keyof Parts]: (part: Parts[Key]) => void }[keyof Parts] extends (part: infer All) => void
    ? All
    : never;
type CommonEnv<Input> = Input extends { readonly foreign: true } ? NoVariables : ReturnType<typeof commonVariables>;
type OwnEnv<Input> = Input extends { readonly env: infer Env } ? Env : NoVariables;

type CalleeName<Input> = Input extends { readonly calls: readonly { readonly name: infer Name extends string }[] } ? Name : never;
type ApisOf<Input> = Input extends { readonly apis: infer Apis extends ApiNeeds } ? Apis : Readonly<Record<never, never>>;
type StoresOf<Input> = Input extends { readonly stores: infer Stores extends StoreNeeds } ? Stores : Readonly<Record<never, never>>;

/**
 * A contract that remembers its name, its callees, its stores and each of its variables, so that a service's configuration is typed
 * and an edge that no contract declares does not compile.
 */
export type DefinedContract<Input extends ContractInput> = Omit<ServiceContract, 'name' | 'env' | 'calls' | 'apis' | 'stores'> & {
  readonly name: Input['name'];
  readonly calls: readonly Callee<CalleeName<Input>>[];
  readonly apis: ApisOf<Input>;
  readonly stores: StoresOf<Input>;
  readonly env: CommonEnv<Input> & StoreEnv<Input['stores']> & CallEnv<Input['calls']> & ApiEnv<ApisOf<Input>> & OwnEnv<Input>;
};

/**
 * Completes and checks a contract. One with a bad value is made all the same, with its `faults` and those of the contracts that it
 * calls, so that charts can tell them together with everything else that is wrong; the service kit starts no service that has any.
 *
 * @example
 * export const userService = defineContract({ name: 'user-service', description: 'users', port: 3001, stores: { redis: 'required' } });
 */
export function defineContract<const Input extends ContractInput>(given: KnownInput<Input>): DefinedContract<Input> {
  const { input, faults: shapeFaults } = soundInput<ContractInput>(given);
  const {
    name,
    description,
    port,
    foreign = false,
    startupSeconds = STARTUP_SECONDS,
    calls = [],
    apis = {},
    stores = {},
    writeShares = {},
    privileges = {},
    routes = [],
  } = input;
  const metricsPath = input.metricsPath ?? (foreign ? undefined : OPERATIONAL_PATHS.metrics);
  const capacity = { ...CAPACITY_DEFAULTS, ...input.capacity };
  const shutdown = { ...SHUTDOWN_DEFAULTS, ...input.shutdown };
  const contract: ServiceContract = {
    name,
    description,
    foreign,
    ports: {
      traffic: port,
      management: input.managementPort ?? (foreign ? port : MANAGEMENT_PORT),
      ...(input.ports && { others: input.ports }),
    },
    probes: foreign ? foreignProbes(input.probes) : { ...PROBE_DEFAULTS, ...input.probes },
    startupSeconds,
    ...(metricsPath !== undefined && { metricsPath }),
    env: {
      ...(!foreign && commonVariables(port, shutdown.drainDeadlineMs)),
      ...storeVariables(stores),
      ...addressVariables(calls),
      ...apiVariables(apis),
      ...input.env,
    },
    stores,
    writeShares,
    privileges,
    calls: calls.map(({ name, ports, probes, capacity, as, form }) => ({
      ...{ name, ports, probes, capacity },
      ...(as !== undefined && { as }),
      ...(form !== undefined && { form }),
    })),
    apis,
    capacity,
    routes,
    shutdown,
  };

  const wrong = calls.filter((callee) => callee.faults !== undefined);
  const wrongNames = new Set(wrong.map((callee) => callee.name));
  const own = [
    ...shapeFaults,
    ...findUnknownInput(input),
    ...findContractFaults(contract, input.env ?? {}, wrongNames),
    ...findUpstreamFaults(routes, calls),
  ];
  const faults = [
    ...new Set(wrong.flatMap((callee) => callee.faults ?? [])),
    ...own.map((fault) => `contract ${JSON.stringify(name)}: ${fault}`),
  ];
  return Object.freeze({ ...contract, ...(faults.length > 0 && { faults }) }) as DefinedContract<Input>;
}

/** What is ready has started. Readiness may look at a dependency, so it never stands in for liveness. */
function foreignProbes(probes: ContractInput['probes']): ServiceContract['probes'] {
  const { startup = probes?.readiness, readiness, ...rest } = probes ?? {};
  return { startup, readiness, ...rest } as ServiceContract['probes'];
}
