import {
  ADDRESS_FORMS,
  type AddressForm,
  type AddressNaming,
  findNearestWord,
  listApis,
  type WorkloadContract,
  showGiven,
  variableOf,
} from 'fairlead/contract';
import type { Component } from '../../graph/component';
import { ExternalApi } from '../../outside/external-api';

/** How one call is told to its caller. */
export interface CallNaming {
  /** Variable that gets the address. */
  readonly variable: string;
  readonly form: AddressForm;
  /** The variable by which the contract has the call; nothing where it has it as a variable of its own. */
  readonly declared?: string;
}

/** A variable of a contract that leads to somebody. */
export interface DeclaredCall extends AddressNaming {
  readonly name: string;
}

const VARIABLE_NAME = /^[A-Z][A-Z0-9_]*$/;

/** What a contract says of whom it calls: one item for each variable, none where it does not call them. */
export function findDeclaredCalls(contract: WorkloadContract, callee: Component): readonly DeclaredCall[] {
  if (!(callee instanceof ExternalApi)) return contract.calls.filter(({ name }) => name === callee.name);
  return listApis(contract.apis)
    .filter(({ name }) => name === callee.name)
    .map(({ name, variable, form }) => ({ name, as: variable, form }));
}

/**
 * Under which variable, and in which form, a service reads the address of whom it calls. The contract of a service made with the service
 * kit is what its program reads, so it decides; of a foreign service the platform may say more.
 *
 * @param declared what the contract says of the callee, one item at least
 * @returns a text that says what is wrong, to follow `calls(orders) `
 */
export function nameCall(contract: WorkloadContract, declared: readonly DeclaredCall[], given: AddressNaming): CallNaming | string {
  const { as, form } = given;
  if (form !== undefined && !ADDRESS_FORMS.includes(form))
    return `has the form ${showGiven(form)}; write one of ${ADDRESS_FORMS.join(', ')}`;
  if (as !== undefined && !VARIABLE_NAME.test(as))
    return `is read as ${showGiven(as)}; write the name of a variable in capitals, such as ORDERS_ADDR`;
  const entry = declared.find((each) => variableOf(each) === as) ?? declared[0];
  if (!entry) return 'is not in its contract';
  return contract.foreign ? nameForeign(entry, given) : nameKnown(contract, entry, given);
}

function nameForeign(entry: DeclaredCall, { as, form }: AddressNaming): CallNaming {
  const merged = { ...entry, ...(as !== undefined && { as }), ...(form !== undefined && { form }) };
  return { variable: variableOf(merged), form: merged.form ?? 'url', declared: variableOf(entry) };
}

function nameKnown(contract: WorkloadContract, entry: DeclaredCall, { as, form }: AddressNaming): CallNaming | string {
  const declared = variableOf(entry);
  const variable = as ?? declared;
  const facts = contract.env[variable];
  if (!facts) {
    const nearest = findNearestWord(variable, Object.keys(contract.env));
    const instead = nearest === undefined ? '' : `, or write ${nearest}`;
    return `is read as ${variable}, which its contract does not have, so it would not be read; write { ...${entry.name}, as: "${variable}" } in the contract's calls${instead}`;
  }
  const known = facts.type === 'address' ? facts.form : facts.type === 'url' ? 'url' : undefined;
  if (form !== undefined && known !== undefined && form !== known)
    return `has the form ${form}, but its contract reads ${variable} as ${known}; write form: "${known}", or change its contract`;
  return { variable, form: form ?? known ?? 'url', ...(variable === declared && { declared }) };
}
