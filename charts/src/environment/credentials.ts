import { isObject, type KnownVariants, showGiven } from 'fairlead/contract';
import { isObjectName } from '../checks/object-name';

/** A duration as Go reads it: `1h0m0s`. 0 is never again. */
const DURATION = /^(0|(\d+(\.\d+)?(ns|us|ms|s|m|h))+)$/;

/** A region of AWS, those of governments too: `us-gov-west-1`. */
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** A role of AWS, in any of its partitions. */
const ROLE_ARN = /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** Credentials from a store that the cluster's owners have set up, through the External Secrets operator. */
export interface ExternalSecretsProps {
  /** Name of the `ClusterSecretStore` that holds them. */
  readonly clusterSecretStore: string;

  /**
   * How often the operator looks for a changed value.
   *
   * @default `1h0m0s`
   */
  readonly refreshInterval?: string;
}

/** Credentials from AWS Secrets Manager, through the External Secrets operator. */
export interface AwsSecretsManagerProps extends Pick<ExternalSecretsProps, 'refreshInterval'> {
  /** Where the secrets are: `eu-central-1`. */
  readonly region: string;

  /**
   * Role that may read them, and that the ServiceAccount {@link SECRET_STORE} of the namespace may take on by its token (IAM roles for
   * service accounts): `arn:aws:iam::111122223333:role/shop-prod-secrets`. No key is needed, in the cluster or in a file.
   */
  readonly roleArn: string;
}

/** Where an environment's credentials come from: never from the program. */
export type Credentials =
  | { readonly kind: 'worthless' }
  | ({ readonly kind: 'external' } & Required<ExternalSecretsProps>)
  | ({ readonly kind: 'aws-secrets-manager' } & Required<AwsSecretsManagerProps>);

/** Its props. */
export const CREDENTIALS_PROPS: KnownVariants<Credentials, 'kind'> = {
  worthless: { kind: 'required' },
  external: { kind: 'required', clusterSecretStore: 'required', refreshInterval: 'required' },
  'aws-secrets-manager': { kind: 'required', region: 'required', roleArn: 'required', refreshInterval: 'required' },
};

/** Credentials of a machine that holds nothing of worth. */
export const WORTHLESS = Object.freeze({ kind: 'worthless' });

/** The one literal password: for a machine that holds nothing of worth, and marked as such in the cluster. */
export const WORTHLESS_PASSWORD = 'worthless-development-password';

/** Name of the SecretStore of a namespace that has its own, and of the ServiceAccount by which the operator reads it. */
export const SECRET_STORE = 'aws-secrets-manager';

const REFRESH_INTERVAL = '1h0m0s';

/**
 * Credentials from a store that the cluster's owners have set up. Each is looked up under `<namespace>/<component>`.
 *
 * @example
 * externalSecrets({ clusterSecretStore: 'vault' })
 */
export function externalSecrets(props: ExternalSecretsProps) {
  return { kind: 'external', refreshInterval: REFRESH_INTERVAL, ...props } as const;
}

/**
 * Credentials from AWS Secrets Manager, each a secret named `<namespace>/<component>`. The namespace gets a `SecretStore` of its own, so
 * that the role needs no right beyond the secrets of this one deployment.
 *
 * @example
 * awsSecretsManager({ region: 'eu-central-1', roleArn: 'arn:aws:iam::111122223333:role/shop-prod-secrets' })
 */
export function awsSecretsManager(props: AwsSecretsManagerProps) {
  return { kind: 'aws-secrets-manager', refreshInterval: REFRESH_INTERVAL, ...props } as const;
}

const matches = (format: RegExp) => (value: unknown) => typeof value === 'string' && format.test(value);

const WANTED: Readonly<Record<string, readonly [isGood: (value: unknown) => boolean, wanted: string]>> = {
  clusterSecretStore: [isObjectName, 'the name of a ClusterSecretStore, such as vault'],
  region: [matches(REGION), 'a region such as eu-central-1'],
  roleArn: [matches(ROLE_ARN), 'the ARN of a role, such as arn:aws:iam::111122223333:role/shop-prod-secrets'],
  refreshInterval: [matches(DURATION), 'a duration such as 1h0m0s'],
};

/** What no operator could fetch. What is missing is told on its own. */
export function findCredentialFaults(credentials: Credentials): string[] {
  if (!isObject(credentials)) return [];
  return Object.entries(WANTED).flatMap(([field, [isGood, wanted]]) => {
    const value = (credentials as Readonly<Record<string, unknown>>)[field];
    if (value === undefined || isGood(value)) return [];
    return [`credentials.${field} is ${showGiven(value)}; write ${wanted}`];
  });
}

/** That credentials are known to everybody, where they must not be. */
export function findWorthlessFaults(subject: string, credentials: Credentials): string[] {
  if (!isObject(credentials) || credentials.kind !== 'worthless') return [];
  return [`credentials of ${subject} are worthless: everybody knows them; write externalSecrets({ clusterSecretStore: 'vault' })`];
}
