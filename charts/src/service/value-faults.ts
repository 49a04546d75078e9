import type { k8s } from 'cdk8s-plus-28';
import { describeValue, readVariable, type ServiceContract, showValue, type Variable } from 'fairlead/contract';
import { expandReferences } from 'fairlead/doctor';
import type { ServiceScope } from '../graph/scope';
import { findEdge, findSource } from './value-source';

/** What the container of a service is given. */
export interface GivenValues {
  /** Data of its ConfigMap, as it is rendered. */
  readonly config: Readonly<Record<string, string>>;
  /** Variables that hold credentials of its stores, by reference. */
  readonly credentials: readonly string[];
  /** Variables of its pod beside them, which win over the ConfigMap. */
  readonly podEnv: readonly k8s.EnvVar[];
  /** Variables whose faults are told already. @default none */
  readonly told?: readonly string[];
}

/** A value as the container finds it; without one when only the cluster knows it. */
type Values = ReadonlyMap<string, { readonly value?: string }>;

/** With which variables a service would not start, once every edge is known: each that has no value and needs one, and each bad value. */
export function valueFaults({ address, contract }: Pick<ServiceScope, 'address' | 'contract'>, given: GivenValues): string[] {
  const values = resolveValues(given);
  const inPod = new Map(given.podEnv.map((variable) => [variable.name, variable]));
  return Object.entries(contract.env).flatMap(([name, variable]) => {
    if (given.told?.includes(name)) return [];
    const own = inPod.get(name);
    const fault = (own && findMisuse(contract, variable, own)) ?? findFault(contract, name, variable, values, own !== undefined);
    return fault === undefined ? [] : [`${address}: ${fault}`];
  });
}

/** First all of the ConfigMap, then one by one those of the container. */
function resolveValues({ config, credentials, podEnv }: GivenValues): Values {
  const values = new Map<string, { readonly value?: string }>(Object.entries(config).map(([name, value]) => [name, { value }]));
  for (const name of credentials) values.set(name, {});
  for (const { name, value: text = '', valueFrom } of podEnv) {
    const value = valueFrom ? undefined : expandReferences(text, values);
    values.set(name, value === undefined ? {} : { value });
  }
  return values;
}

function findMisuse(contract: ServiceContract, { secret }: Variable, { name, valueFrom }: k8s.EnvVar): string | undefined {
  const source = findSource(contract, name);
  if (source) return `pod.env.${name} follows from something else; write ${source}`;
  if (!secret || valueFrom) return undefined;
  return `pod.env.${name} is a credential, which has no place in a manifest; give it by reference: valueFrom.secretKeyRef`;
}

function findFault(contract: ServiceContract, name: string, variable: Variable, values: Values, isInPod: boolean): string | undefined {
  const given = values.get(name);
  if (!given) return isToldByEdge(contract, name, values) ? undefined : findLack(contract, name, variable);
  if (given.value === undefined || readVariable(variable, given.value) !== undefined) return undefined;
  const source = findSource(contract, name);
  const place = isInPod ? `pod.env.${name}` : source ? name : `env.${name}`;
  const fix = `write ${describeValue(variable)}${source ? `, by ${source}` : ''}`;
  return `${place} is ${showValue(variable, given.value)}, with which it would not start; ${fix}`;
}

/** A required edge tells itself that nobody declares it. */
function isToldByEdge(contract: ServiceContract, name: string, values: Values): boolean {
  const edge = findEdge(contract, name);
  return edge !== undefined && edge.isRequired && !edge.variables.some((variable) => values.has(variable));
}

function findLack(contract: ServiceContract, name: string, variable: Variable): string | undefined {
  if (variable.required !== 'production') return undefined;
  const fix =
    findSource(contract, name) ??
    (variable.secret
      ? `pod.env: [{ name: "${name}", valueFrom: { secretKeyRef: { name, key } } }]`
      : `env: { ${name}: <${describeValue(variable)}> }`);
  return `its contract requires ${name}, but nothing gives it a value, so it does not start; write ${fix}`;
}
