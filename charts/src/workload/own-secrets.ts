import type { k8s } from 'cdk8s-plus-28';
import { findNearestWord, showGiven, type WorkloadContract } from 'fairlead/contract';
import type { Construct } from 'constructs';
import { InvalidPlatform } from '../checks/invalid-platform';
import { worthlessValue } from '../environment/worthless-value';
import type { Platform } from '../platform/platform';
import { Credential } from '../stores/credential';
import type { CredentialReference } from './edges/use-edges';
import { findSource } from './value-source';

/** Whose credentials they are. */
interface Owner {
  readonly name: string;
  readonly contract: WorkloadContract;
  readonly platform: Platform;
}

/** What decides where a workload's own credentials come from. */
export interface OwnSecretsProps {
  /** Optional credentials of its contract that this platform does not give. */
  readonly omitSecrets?: readonly string[] | undefined;
  /** Variables that the pod is given by name: a credential among them has a place already. */
  readonly podEnv: readonly k8s.EnvVar[];
}

/**
 * Makes the Secret with a workload's own credentials, `<name>-credentials`: the variables of its contract that are secret and come with no
 * store. Each is a key of its own name, found under `<namespace>/<name>` in the environment's secret store.
 *
 * @returns where each variable has its value
 */
export function createOwnSecrets(workload: Construct & Owner, props: OwnSecretsProps): readonly CredentialReference[] {
  const { name, contract } = workload;
  const variables = listOwnSecrets(contract, props);
  if (variables.length === 0) return [];
  const secretName = `${name}-credentials`;
  const worthless = Object.fromEntries(variables.map(([variable, facts]) => [variable, worthlessValue(facts)]));
  new Credential(workload, 'credentials', { secretName, place: name, keys: variables.map(([variable]) => variable), worthless });
  return variables.map(([variable]) => ({ variable, secretName, key: variable }));
}

function listOwnSecrets(contract: WorkloadContract, { omitSecrets = [], podEnv }: OwnSecretsProps) {
  const elsewhere = new Set([...omitSecrets, ...podEnv.map(({ name }) => name)]);
  return Object.entries(contract.env)
    .filter(([name, { secret }]) => secret && !elsewhere.has(name) && findSource(contract, name) === undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Lets through only credentials that the service can do without.
 *
 * @param owner such as `prod/billing`
 * @throws InvalidPlatform with every other one
 */
export function checkOmittedSecrets(owner: string, contract: WorkloadContract, omitSecrets: unknown = []): void {
  if (!Array.isArray(omitSecrets))
    throw new InvalidPlatform([`${owner}: omitSecrets is ${showGiven(omitSecrets)}; write a list of variables`]);
  const faults = omitSecrets.map(String).flatMap((name) => {
    const fault = findOmissionFault(contract, name);
    return fault === undefined ? [] : [`${owner}: omitSecrets names ${name}, which ${fault}`];
  });
  if (faults.length > 0) throw new InvalidPlatform(faults);
}

function findOmissionFault(contract: WorkloadContract, name: string): string | undefined {
  const variable = contract.env[name];
  if (variable?.required === 'production') return 'its contract requires, so it would not start; take it out';
  const source = variable?.secret && findSource(contract, name);
  if (source) return `comes with ${source}; take it out`;
  if (variable?.secret) return undefined;
  const secrets = Object.entries(contract.env).flatMap(([each, { secret }]) => (secret && !findSource(contract, each) ? [each] : []));
  const nearest = findNearestWord(name, secrets);
  return `is no credential of its contract; ${nearest === undefined ? 'take it out' : `write ${nearest}`}`;
}
