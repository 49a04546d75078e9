import {
  listApis,
  listStores,
  nameStoreVariable,
  PROXY_VARIABLES,
  SHUTDOWN_VARIABLES,
  type StoreUse,
  variableOf,
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
export function findEdge(contract: WorkloadContract, name: string): EdgeSource | undefined {
  const { calls, apis, stores } = contract;
  const callee = calls.find((each) => variableOf(each) === name);
  if (callee) return callEdge(contract, callee.name, name);
  const api = listApis(apis).find(({ variable }) => variable === name);
  if (api) return { declaration: `calls(<the ${api.name} API>)`, isRequired: api.need === 'required', variables: [name] };
  const store = listStores(stores).find((use) => variablesOf(use).includes(name));
  return store && storeEdge(store, name);
}

/** Of several variables of one callee, all but the first are named in the call. */
function callEdge({ calls }: WorkloadContract, callee: string, name: string): EdgeSource {
  const variables = calls.filter((each) => each.name === callee).map(variableOf);
  const options = variables[0] === name ? '' : `, { as: "${name}" }`;
  return { declaration: `calls(<the ${callee}>${options})`, isRequired: true, variables };
}

function storeEdge(use: StoreUse, name: string): EdgeSource {
  const { name: store, kind, definition, need } = use;
  const { pool } = definition.driver;
  const isPool = 'variable' in pool && nameStoreVariable(use, pool.variable) === name;
  const options = [...(store === kind ? [] : [`as: "${store}"`]), ...(isPool ? ['pool'] : [])].join(', ');
  return {
    declaration: `uses(<the ${kind} store>${options === '' ? '' : `, { ${options} }`})`,
    isRequired: need === 'required',
    variables: variablesOf(use),
  };
}

function variablesOf(use: StoreUse): readonly string[] {
  return Object.keys(use.definition.variables).map((variable) => nameStoreVariable(use, variable));
}
