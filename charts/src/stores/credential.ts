import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { WORTHLESS_PASSWORD } from '../environment/credentials';
import type { Platform } from '../platform/platform';
import { EXTERNAL_SECRETS_API, secretStoreRef } from '../platform/secret-store';

/** What a Secret holds, and where its values are kept. */
export interface CredentialProps {
  /** Name of the Secret. */
  readonly secretName: string;
  /** Below the namespace, in the environment's secret store: `mongo/data-service`. */
  readonly place: string;
  readonly keys: readonly string[];
  /**
   * What each key holds on a machine that holds nothing of worth.
   *
   * @default the one password that everybody knows
   */
  readonly worthless?: Readonly<Record<string, string>>;
}

/**
 * A Secret: written by the External Secrets operator from the environment's secret store, so that no value ever passes through
 * synth; or, in development, one fixed password that is worth nothing and says so.
 *
 * @example
 * new Credential(this, 'credential', { secretName: 'redis-credentials', place: 'redis', keys: ['password'] });
 */
export class Credential extends Construct {
  constructor(
    scope: Construct & { readonly platform: Platform },
    id: string,
    { secretName: name, place, keys, worthless = {} }: CredentialProps,
  ) {
    super(scope, id);
    const { environment, namespace } = scope.platform;
    const { credentials } = environment;

    if (credentials.kind === 'worthless') {
      new k8s.KubeSecret(this, 'Resource', {
        metadata: {
          name,
          annotations: {
            'fairlead.dev/worthless': 'fixed and published with the source; protects nothing, so never put anything of worth behind it',
          },
        },
        stringData: Object.fromEntries(keys.map((key) => [key, worthless[key] ?? WORTHLESS_PASSWORD])),
      });
      return;
    }

    // The generated classes know no custom resource.
    new ApiObject(this, 'Resource', {
      apiVersion: EXTERNAL_SECRETS_API,
      kind: 'ExternalSecret',
      metadata: { name },
      spec: {
        refreshInterval: credentials.refreshInterval,
        secretStoreRef: secretStoreRef(credentials),
        target: { name, creationPolicy: 'Owner' },
        data: keys.map((key) => ({ secretKey: key, remoteRef: { key: `${namespace}/${place}`, property: key } })),
      },
    });
  }
}
