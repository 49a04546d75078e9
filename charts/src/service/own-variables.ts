import {
  addressVariable,
  describeValue,
  PROXY_VARIABLES,
  readVariable,
  type ServiceContract,
  showValue,
  SHUTDOWN_VARIABLES,
  STORE_DRIVERS,
  STORE_VARIABLES,
  type StoreKind,
} from 'fairlead/contract';
import { InvalidPlatform } from '../checks/invalid-platform';

/** Variables that follow from something else, each with what to write instead. */
const DERIVED: Readonly<Record<string, string>> = Object.freeze({
  PORT: 'port in its contract',
  MANAGEMENT_PORT: 'managementPort in its contract',
  [SHUTDOWN_VARIABLES.linger]: 'shutdown: { lingerMs }',
  [SHUTDOWN_VARIABLES.drain]: 'shutdown: { drainDeadlineMs }',
  [PROXY_VARIABLES.trustedProxies]: 'exposeAt(host, { trustedProxies })',
});

/**
 * Lets through only values that the service reads, and that nothing else decides.
 *
 * @param owner whose variables they are, such as `prod/user-service`
 * @throws InvalidPlatform with every bad one, and never with the value of a secret
 */
export function checkOwnVariables(
  owner: string,
  contract: ServiceContract,
  values: Readonly<Record<string, string | number | undefined>>,
): void {
  const faults = Object.entries(values).flatMap(([name, value]) => {
    const fault = findFault(contract, name, value);
    return fault === undefined ? [] : [`${owner}: env.${name} ${fault}`];
  });
  if (faults.length > 0) throw new InvalidPlatform(faults);
}

function findFault(contract: ServiceContract, name: string, value: string | number | undefined): string | undefined {
  const variable = contract.env[name];
  if (!variable) return 'is not in its contract, so it would not be read; add it to the env of the contract, or to pod.env';
  if (variable.secret) return 'is a credential, which has no place in a manifest; give it by reference in pod.env: valueFrom.secretKeyRef';
  const source = DERIVED[name] ?? sourceOf(contract, name);
  if (source) return `follows from something else; write ${source}`;
  if (value === undefined || readVariable(variable, String(value)) !== undefined) return undefined;
  return `is ${showValue(variable, value)}, with which it would not start; write ${describeValue(variable)}`;
}

function sourceOf({ calls, stores }: ServiceContract, name: string): string | undefined {
  const callee = calls.find((each) => addressVariable(each.name) === name);
  if (callee) return `calls(<the ${callee.name}>)`;
  const kind = (Object.keys(stores) as StoreKind[]).find((each) => Object.hasOwn(STORE_VARIABLES[each], name));
  if (kind === undefined) return undefined;
  const { pool } = STORE_DRIVERS[kind];
  return 'variable' in pool && pool.variable === name ? `uses(<the ${kind} store>, { pool })` : `uses(<the ${kind} store>)`;
}
