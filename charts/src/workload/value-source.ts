import {
  addressVariable,
  PROXY_VARIABLES,
  SHUTDOWN_VARIABLES,
  STORE_DRIVERS,
  STORE_VARIABLES,
  type StoreKind,
  type WorkloadContract,
} from 'fairlead/contract';

/** Variables of a service made with the service kit that follow from its contract and its props, each with what to write instead. */
const OF_THE_KIT: Readonly<Record<string, string>> = Object.freeze({
  PORT: 'port in its contract',
  MANAGEMENT_PORT: 'managementPort in its contract',
  LISTEN_ADDRESS: 'nothing: a pod listens on every address it has, or no probe would reach it',
  [SHUTDOWN_VARIABLES.linger]: 'shutdown: { lingerMs }',
  [SHUTDOWN_VARIABLES.drain]: 'shutdown: { drainDeadlineMs }',
});

/** An edge that gives variables their values. */
export interface EdgeSource {
  /** As it is declared: `uses(<the redis store>)`. */
  readonly declaration: string;
  /** Whether a platform without it is refused for that alone. */
  readonly isRequired: boolean;
  /** All variables that come with it. */
  readonly variables: readonly string[];
}

/** What decides a variable's value in place of `env`, as it is written; nothing where `env` does. */
export function findSource(contract: WorkloadContract, name: string): string | undefined {
  if (name === PROXY_VARIABLES.trustedProxies) return 'exposeAt(host, { trustedProxies })';
  return findEdge(contract, name)?.declaration ?? (contract.foreign ? undefined : OF_THE_KIT[name]);
}

/** The edge that gives a variable its value. */
export function findEdge({ calls, stores }: WorkloadContract, name: string): EdgeSource | undefined {
  const callee = calls.find((each) => addressVariable(each.name) === name);
  if (callee) return { declaration: `calls(<the ${callee.name}>)`, isRequired: true, variables: [name] };
  const kind = (Object.keys(stores) as StoreKind[]).find((each) => Object.hasOwn(STORE_VARIABLES[each], name));
  if (kind === undefined) return undefined;
  const { pool } = STORE_DRIVERS[kind];
  const isPool = 'variable' in pool && pool.variable === name;
  return {
    declaration: `uses(<the ${kind} store>${isPool ? ', { pool }' : ''})`,
    isRequired: stores[kind] === 'required',
    variables: Object.keys(STORE_VARIABLES[kind]),
  };
}
