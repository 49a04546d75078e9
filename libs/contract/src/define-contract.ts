import { commonVariables } from './common-variables';
import type { ServiceContract } from './contract';
import { findContractFaults } from './contract-faults';
import { type ContractInput, findUnknownInput, type KnownInput } from './contract-input';
import { soundInput } from './contract-shape';
import { SHUTDOWN_DEFAULTS, STARTUP_SECONDS } from './defaults';
import { OPERATIONAL_PATHS } from './paths';
import { MANAGEMENT_PORT } from './ports/management-port';
import type { Route } from './route';
import { findUpstreamFaults } from './upstream-faults';
import { workloadPart } from './workload/workload-contract';
import { type Remembered, workloadEnv } from './workload/workload-env';
import { withFaults } from './workload/workload-faults';

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

/**
 * A contract that remembers its name, its callees, its stores, its paths and each of its variables, so that a service's configuration is typed
 * and an edge that no contract declares does not compile.
 */
export type DefinedContract<Input extends ContractInput> = Omit<ServiceContract, keyof Remembered<Input, unknown> | 'routes'> &
  Remembered<Input, ReturnType<typeof commonVariables>> & { readonly routes: readonly (Route & { readonly path: PathOf<Input> })[] };

/** Paths of the routes, so that a caller's misspelt one does not compile; any text where the contract was not written out. */
type PathOf<Input> = Input extends { readonly routes: readonly { readonly path: infer Path extends string }[] } ? Path : string;

/**
 * Completes and checks a contract. One with a bad value is made all the same, with its `faults` and those of the contracts that it
 * calls, so that charts can tell them together with everything else that is wrong; the service kit starts no service that has any.
 *
 * @example
 * export const userService = defineContract({ name: 'user-service', description: 'users', port: 3001, stores: { redis: 'required' } });
 */
export function defineContract<const Input extends ContractInput>(given: KnownInput<Input>): DefinedContract<Input> {
  const { input, faults: shapeFaults } = soundInput<ContractInput>(given);
  const { port, foreign = false, startupSeconds = STARTUP_SECONDS, calls = [], routes = [] } = input;
  const metricsPath = input.metricsPath ?? (foreign ? undefined : OPERATIONAL_PATHS.metrics);
  const capacity = { ...CAPACITY_DEFAULTS, ...input.capacity };
  const shutdown = { ...SHUTDOWN_DEFAULTS, ...input.shutdown };
  const contract: ServiceContract = {
    kind: 'http',
    ...workloadPart(input),
    ports: {
      traffic: port,
      management: input.managementPort ?? (foreign ? port : MANAGEMENT_PORT),
      ...(input.ports && { others: input.ports }),
    },
    probes: foreign ? foreignProbes(input.probes) : { ...PROBE_DEFAULTS, ...input.probes },
    startupSeconds,
    ...(metricsPath !== undefined && { metricsPath }),
    env: workloadEnv(input, () => commonVariables(port, shutdown.drainDeadlineMs)),
    capacity,
    routes,
    ...(input.objective && { objective: input.objective }),
    shutdown,
  };

  const wrongNames = new Set(calls.flatMap(({ name, faults }) => (faults === undefined ? [] : [name])));
  return withFaults(contract, calls, [
    ...shapeFaults,
    ...findUnknownInput(input),
    ...findContractFaults(contract, input.env ?? {}, wrongNames),
    ...findUpstreamFaults(routes, calls),
  ]) as DefinedContract<Input>;
}

/** What is ready has started. Readiness may look at a dependency, so it never stands in for liveness. */
function foreignProbes(probes: ContractInput['probes']): ServiceContract['probes'] {
  const { startup = probes?.readiness, readiness, ...rest } = probes ?? {};
  return { startup, readiness, ...rest } as ServiceContract['probes'];
}
