import type { k8s } from 'cdk8s-plus-28';
import { findNearestWord, showGiven, type WorkloadContract } from 'fairlead/contract';
import type { Construct } from 'constructs';
import { InvalidPlatform } from '../checks/invalid-platform';
import { worthlessValue } from '../environment/worthless-value';
import type { Platform } from '../platform/platform';
import { Credential } from '../stores/credential';
import { SharedSecret } from './shared-secret';
import type { CredentialReference } from './edges/use-edges';
import { findSource } from './value-source';

/** Whose credentials they are. */
interface Owner {
  readonly name: string;
  /** How messages name it: `prod/user-service`. */
  readonly address: string;
  readonly contract: WorkloadContract;
  readonly platform: Platform;
}

/** What decides where a workload's own credentials come from. */
export interface OwnSecretsProps {
  /** Optional credentials of its contract that this platform does not give. */
  readonly omitSecrets?: readonly string[] | undefined;
  /** Credentials that it shares with other workloads. */
  readonly sharedSecrets?: readonly SharedSecret[] | undefined;
  /** Variables that the pod is given by name: a credential among them has a place already. */
  readonly podEnv: readonly k8s.EnvVar[];
}

/**
 * Makes the Secret with a workload's own credentials, `<name>-credentials`: the variables of its contract that are secret and come with no
 * store and no shared secret. Each is a key of its own name, found under `<namespace>/<name>` in the environment's secret store.
 *
 * @returns where each variable has its value
 */
export function createOwnSecrets(workload: Construct & Owner, props: OwnSecretsProps): readonly CredentialReference[] {
  const { name } = workload;
  const credentials = listCredentials(workload.contract, props);
  const shared = credentials.flatMap(([variable]) => {
    const secret = props.sharedSecrets?.find(({ variables }) => Object.hasOwn(variables, variable));
    return secret ? [{ variable, secretName: secret.secretName, key: variable }] : [];
  });
  const variables = credentials.filter(([variable]) => shared.every((each) => each.variable !== variable));
  if (variables.length === 0) return shared;
  const secretName = `${name}-credentials`;
  const worthless = Object.fromEntries(variables.map(([variable, facts]) => [variable, worthlessValue(facts)]));
  new Credential(workload, 'credentials', { secretName, place: name, keys: variables.map(([variable]) => variable), worthless });
  return [...shared, ...variables.map(([variable]) => ({ variable, secretName, key: variable }))];
}

/**
 * Lets through only shared secrets that a workload reads, and notes that it does.
 *
 * @throws InvalidPlatform with every other one
 */
export function readSharedSecrets(owner: Owner, given: unknown = []): readonly SharedSecret[] {
  if (!Array.isArray(given)) throw new InvalidPlatform([`${owner.address}: sharedSecrets is ${showGiven(given)}; write a list of them`]);
  const faults = given.flatMap((secret, index) => findSharedFaults(owner, secret, given.slice(0, index)));
  for (const secret of given) if (secret instanceof SharedSecret) secret.read();
  if (faults.length > 0) throw new InvalidPlatform(faults.map((fault) => `${owner.address}: sharedSecrets ${fault}`));
  return given as readonly SharedSecret[];
}

function findSharedFaults({ contract, platform }: Owner, secret: unknown, before: readonly unknown[]): string[] {
  if (!(secret instanceof SharedSecret)) return [`has ${showGiven(secret)}, which is none; give what new SharedSecret() has made`];
  const { name, variables } = secret;
  if (secret.platform !== platform)
    return [`has ${name} of another platform, whose Secret no pod here can read; give one made in ${platform.namespace}`];
  const names = Object.keys(variables);
  const read = names.filter((each) => contract.env[each]?.secret && findSource(contract, each) === undefined);
  if (read.length === 0 && names.length > 0)
    return [`has ${name}, of which its contract reads nothing; add one of ${names.join(', ')} to its env, or take ${name} out`];
  const twice = read.filter((each) => before.some((other) => other instanceof SharedSecret && Object.hasOwn(other.variables, each)));
  const others = read.filter((each) => contract.env[each]?.type !== variables[each]?.type);
  return [
    ...twice.map((each) => `has ${each} twice; leave it in one of them`),
    ...others.map((each) => `has ${each} as ${variables[each]?.type}, and its contract reads ${contract.env[each]?.type}; write the same`),
  ];
}

function listCredentials(contract: WorkloadContract, { omitSecrets = [], podEnv }: Pick<OwnSecretsProps, 'omitSecrets' | 'podEnv'>) {
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
