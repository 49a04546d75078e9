import {
  addressVariable,
  PROXY_VARIABLES,
  type ServiceContract,
  SHUTDOWN_VARIABLES,
  STORE_DRIVERS,
  STORE_VARIABLES,
  type StoreKind,
} from 'fairlead/contract';

/** Variables of a service made with the service kit that follow from its contract and its props, each with what to write instead. */
const OF_THE_KIT: Readonly<Record<string, string>> = Object.freeze({
  PORT: 'port in its contract',
  MANAGEMENT_PORT: 'managementPort in its contract',
  [SHUTDOWN_VARIABLES.linger]: 'shutdown: { lingerMs }',
  [SHUTDOWN_VARIABLES.drain]: 'shutdown: { drainDeadlineMs }',
});

/** What decides a variable's value in place of `env`, as it is written; nothing where `env` does. */
export function findSource(contract: ServiceContract, name: string): string | undefined {
  if (name === PROXY_VARIABLES.trustedProxies) return 'exposeAt(host, { trustedProxies })';
  const edge = findEdge(contract, name);
  return edge ?? (contract.foreign ? undefined : OF_THE_KIT[name]);
}

/** The edge that gives a variable its value, as it is declared. */
export function findEdge({ calls, stores }: ServiceContract, name: string): string | undefined {
  const callee = calls.find((each) => addressVariable(each.name) === name);
  if (callee) return `calls(<the ${callee.name}>)`;
  const kind = (Object.keys(stores) as StoreKind[]).find((each) => Object.hasOwn(STORE_VARIABLES[each], name));
  if (kind === undefined) return undefined;
  const { pool } = STORE_DRIVERS[kind];
  return 'variable' in pool && pool.variable === name ? `uses(<the ${kind} store>, { pool })` : `uses(<the ${kind} store>)`;
}
