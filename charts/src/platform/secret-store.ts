import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { type Credentials, SECRET_STORE } from '../environment/credentials';
import type { PlatformScope } from '../graph/scope';

/** Version of the kinds of the External Secrets operator. */
export const EXTERNAL_SECRETS_API = 'external-secrets.io/v1';

/** Name and kind of the store that an ExternalSecret is filled from. */
export interface SecretStoreRef {
  readonly kind: 'SecretStore' | 'ClusterSecretStore';
  readonly name: string;
}

/** The store of an environment whose credentials come from one. */
export function secretStoreRef(credentials: Exclude<Credentials, { readonly kind: 'worthless' }>): SecretStoreRef {
  return credentials.kind === 'external'
    ? { kind: 'ClusterSecretStore', name: credentials.clusterSecretStore }
    : { kind: 'SecretStore', name: SECRET_STORE };
}

/**
 * The namespace's own way into AWS Secrets Manager: the operator asks the cluster for a short-lived token of a ServiceAccount, and AWS
 * takes that for the role. No pod runs as the account. Nothing where the store is another's, or where there is none.
 *
 * @see https://external-secrets.io/latest/provider/aws-secrets-manager/
 */
export function createSecretStore(platform: PlatformScope, credentials: Credentials): void {
  if (credentials.kind !== 'aws-secrets-manager') return;
  const { region, roleArn } = credentials;

  new k8s.KubeServiceAccount(platform, 'secret-store account', {
    metadata: { name: SECRET_STORE, annotations: { 'eks.amazonaws.com/role-arn': roleArn } },
    automountServiceAccountToken: false,
  });
  // The generated classes know no custom resource.
  new ApiObject(platform, 'secret-store', {
    apiVersion: EXTERNAL_SECRETS_API,
    kind: 'SecretStore',
    metadata: { name: SECRET_STORE },
    spec: { provider: { aws: { service: 'SecretsManager', region, auth: { jwt: { serviceAccountRef: { name: SECRET_STORE } } } } } },
  });
}
