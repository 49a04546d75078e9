import type { KnownVariants } from 'fairlead/contract';

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
