import { describeFix, findNearestWord, readVariable, showValue, type WorkloadContract } from 'fairlead/contract';
import { InvalidPlatform } from '../checks/invalid-platform';
import { findSource } from './value-source';

/**
 * Lets through only values that the service reads, and that nothing else decides.
 *
 * @param owner whose variables they are, such as `prod/user-service`
 * @throws InvalidPlatform with every bad one, and never with the value of a secret
 */
export function checkOwnVariables(
  owner: string,
  contract: WorkloadContract,
  values: Readonly<Record<string, string | number | undefined>>,
): void {
  const faults = Object.entries(values).flatMap(([name, value]) => {
    const fault = findFault(contract, name, value);
    return fault === undefined ? [] : [`${owner}: env.${name} ${fault}`];
  });
  if (faults.length > 0) throw new InvalidPlatform(faults);
}

function findFault(contract: WorkloadContract, name: string, value: string | number | undefined): string | undefined {
  const variable = contract.env[name];
  if (!variable) {
    const nearest = findNearestWord(name, Object.keys(contract.env));
    const instead = nearest === undefined ? '' : `, or write ${nearest}`;
    return `is not in its contract, so it would not be read; add it to the env of the contract, or to pod.env${instead}`;
  }
  if (variable.secret) return 'is a credential, which has no place in a manifest; leave it out, its value comes from the secret store';
  const source = findSource(contract, name);
  if (source) return `follows from something else; write ${source}`;
  if (value === undefined || readVariable(variable, String(value)) !== undefined) return undefined;
  return `is ${showValue(name, variable, value)}, with which it would not start; ${describeFix('write', variable, value)}`;
}
