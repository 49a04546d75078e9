import type { k8s } from 'cdk8s-plus-28';
import { describeFix, describeValue, readVariable, type WorkloadContract, showValue, type Variable } from 'fairlead/contract';
import type { PodEnvironment, PodVariable } from 'fairlead/doctor';
import type { WorkloadScope } from '../graph/scope';
import { findEdge, findSource } from './value-source';

/** What the container of a service is given. */
export interface GivenValues {
  /** Its variables as they are applied, patches included. */
  readonly applied: PodEnvironment;
  /** Its variables before any patch. */
  readonly declared: PodEnvironment;
  /** Variables of its pod beside those of its ConfigMap and its stores. */
  readonly podEnv: readonly k8s.EnvVar[];
  /** Variables whose faults are told already. @default none */
  readonly told?: readonly string[];
}

/** Whose values they are. */
type Owner = Pick<WorkloadScope, 'address' | 'contract'>;

const IN_MANIFEST = 'is a credential, which has no place in a manifest; give it by reference: valueFrom.secretKeyRef';

/**
 * With which variables a service would not start, once every edge is known: each that has no value and needs one, and each bad value. Of a
 * contract that is wrong only those are looked at which have nothing to do with that.
 */
export function valueFaults({ address, contract }: Owner, given: GivenValues): string[] {
  return Object.entries(contract.env).flatMap(([ownName, variable]) => {
    if (given.told?.includes(ownName) || mayFollow(contract, ownName, variable)) return [];
    const name = findGivenName(ownName, variable, given.applied);
    const applied = given.applied.variables.get(name);
    const fault =
      findMisuse(contract, variable, name, given) ??
      (applied ? findFault(variable, applied, placeOf(contract, name, given)) : findLack(contract, variable, name, given));
    return fault === undefined ? [] : [`${address}: ${fault}`];
  });
}

/** Whether what is wrong with a variable may follow from a wrong contract: with what it says of the variable, or what decides its value. */
function mayFollow(contract: WorkloadContract, name: string, { secret }: Variable): boolean {
  const { faults } = contract;
  if (faults === undefined) return false;
  return secret === true || findSource(contract, name) !== undefined || faults.some((fault) => fault.includes(`env.${name}.`));
}

/** The name that the service reads: an alias where it is not set under its own. */
function findGivenName(name: string, { alias }: Variable, { variables }: PodEnvironment): string {
  return alias !== undefined && !variables.has(name) && variables.has(alias) ? alias : name;
}

function findMisuse(contract: WorkloadContract, { secret }: Variable, name: string, { podEnv }: GivenValues): string | undefined {
  const own = podEnv.findLast((variable) => variable.name === name);
  const source = own && findSource(contract, name);
  if (source) return `pod.env.${name} follows from something else; write ${source}`;
  return own && secret && !own.valueFrom ? `pod.env.${name} ${IN_MANIFEST}` : undefined;
}

/** How a message names a variable that has a value, and where that is changed. */
interface Place {
  readonly place: string;
  /** To end what is to be written. */
  readonly by: string;
}

function placeOf(contract: WorkloadContract, name: string, { applied, declared, podEnv }: GivenValues): Place {
  const now = applied.variables.get(name);
  const before = declared.variables.get(name);
  if (!before || now?.value !== before.value || now?.isOptional !== before.isOptional)
    return { place: name, by: `, in the patch of the ${now?.source.resource.kind}` };
  if (podEnv.some((variable) => variable.name === name)) return { place: `pod.env.${name}`, by: '' };
  const source = findSource(contract, name);
  return source ? { place: name, by: `, by ${source}` } : { place: `env.${name}`, by: '' };
}

/** A user name or a password in a URL, whatever stands for it. */
const HAS_CREDENTIAL = /^[a-z+]+:\/\/[^/?#]*@/i;

function findFault(variable: Variable, { value, template, isOptional }: PodVariable, { place, by }: Place): string | undefined {
  if (isOptional && variable.required === 'production')
    return `${place} comes from a key that need not be there, so it may not start; leave out optional: true${by}`;
  if (variable.type === 'url' && template !== undefined && HAS_CREDENTIAL.test(template))
    return `${place} carries a credential, with which it would not start; ${describeFix('write', variable, template)}${by}`;
  if (value === undefined) return undefined;
  if (variable.secret) return `${place} ${IN_MANIFEST}${by}`;
  if (readVariable(variable, value) !== undefined) return undefined;
  return `${place} is ${showValue(place, variable, value)}, with which it would not start; ${describeFix('write', variable, value)}${by}`;
}

function findLack(contract: WorkloadContract, variable: Variable, name: string, { applied, declared }: GivenValues): string | undefined {
  if (variable.required !== 'production' || applied.unknownPrefixes.some((prefix) => name.startsWith(prefix))) return undefined;
  if (declared.variables.has(name)) return `its contract requires ${name}, which a patch takes away, so it does not start; leave it there`;
  if (isToldByEdge(contract, name, declared)) return undefined;
  const fix = findSource(contract, name) ?? `env: { ${name}: <${describeValue(variable)}> }`;
  return `its contract requires ${name}, but nothing gives it a value, so it does not start; write ${fix}`;
}

/** A required edge tells itself that nobody declares it. */
function isToldByEdge(contract: WorkloadContract, name: string, { variables }: PodEnvironment): boolean {
  const edge = findEdge(contract, name);
  return edge !== undefined && edge.isRequired && !edge.variables.some((variable) => variables.has(variable));
}
