import { isObject, type KnownVariants, showGiven } from 'fairlead/contract';

/** A DNS subdomain: what an object of a cluster may be called (RFC 1123). */
const OBJECT_NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

/** A duration as Go reads it: `1h0m0s`. 0 is never again. */
const DURATION = /^(0|(\d+(\.\d+)?(ns|us|ms|s|m|h))+)$/;

/** Credentials from a store outside the cluster, through the External Secrets operator. */
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

/** Where an environment's credentials come from: never from the program. */
export type Credentials = { readonly kind: 'worthless' } | ({ readonly kind: 'external' } & Required<ExternalSecretsProps>);

/** Its props. */
export const CREDENTIALS_PROPS: KnownVariants<Credentials, 'kind'> = {
  worthless: { kind: 'required' },
  external: { kind: 'required', clusterSecretStore: 'required', refreshInterval: 'required' },
};

/** Credentials of a machine that holds nothing of worth. */
export const WORTHLESS = Object.freeze({ kind: 'worthless' });

/** The one literal password: for a machine that holds nothing of worth, and marked as such in the cluster. */
export const WORTHLESS_PASSWORD = 'worthless-development-password';

/**
 * Credentials from a store outside the cluster. Each is looked up under `<namespace>/<component>`.
 *
 * @example
 * externalSecrets({ clusterSecretStore: 'vault' })
 */
export function externalSecrets(props: ExternalSecretsProps) {
  return { kind: 'external', refreshInterval: '1h0m0s', ...props } as const;
}

/** What no operator could fetch. What is missing is told on its own. */
export function findCredentialFaults(credentials: Credentials): string[] {
  if (!isObject(credentials) || credentials.kind !== 'external') return [];
  const { clusterSecretStore, refreshInterval } = credentials;
  const find = (field: string, value: unknown, format: RegExp, wanted: string) =>
    value === undefined || (typeof value === 'string' && format.test(value))
      ? []
      : [`credentials.${field} is ${showGiven(value)}; write ${wanted}`];
  return [
    ...find('clusterSecretStore', clusterSecretStore, OBJECT_NAME, 'the name of a ClusterSecretStore, such as vault'),
    ...find('refreshInterval', refreshInterval, DURATION, 'a duration such as 1h0m0s'),
  ];
}

/** That credentials are known to everybody, where they must not be. */
export function findWorthlessFaults(subject: string, credentials: Credentials): string[] {
  if (!isObject(credentials) || credentials.kind !== 'worthless') return [];
  return [`credentials of ${subject} are worthless: everybody knows them; write externalSecrets({ clusterSecretStore: 'vault' })`];
}
