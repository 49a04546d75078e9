import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { WORTHLESS_PASSWORD } from '../environment/credentials';
import type { PlatformScope } from '../graph/scope';

/** What a {@link Credential} holds. */
export interface CredentialProps {
  /** Component that checks it; names the Secret `<component>-credentials`. */
  readonly component: string;

  /** Keys of the Secret, such as `password`. */
  readonly keys: readonly string[];
}

/**
 * A Secret: written by the External Secrets operator from the environment's secret store, so that no value ever passes through
 * synth; or, in development, one fixed password that is worth nothing and says so.
 *
 * @example
 * new Credential(platform, this, 'credential', { component: 'redis', keys: ['password'] });
 */
export class Credential extends Construct {
  /** Name of the Secret. */
  readonly secretName: string;

  constructor(platform: PlatformScope, scope: Construct, id: string, { component, keys }: CredentialProps) {
    super(scope, id);
    this.secretName = `${component}-credentials`;
    const { credentials } = platform.environment;

    if (credentials.kind === 'worthless') {
      new k8s.KubeSecret(this, 'Resource', {
        metadata: {
          name: this.secretName,
          annotations: {
            'fairlead.dev/worthless': 'fixed and published with the source; protects nothing, so never put anything of worth behind it',
          },
        },
        stringData: Object.fromEntries(keys.map((key) => [key, WORTHLESS_PASSWORD])),
      });
      return;
    }

    // The generated classes know no custom resource.
    new ApiObject(this, 'Resource', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: this.secretName },
      spec: {
        refreshInterval: credentials.refreshInterval,
        secretStoreRef: { kind: 'ClusterSecretStore', name: credentials.clusterSecretStore },
        target: { name: this.secretName, creationPolicy: 'Owner' },
        data: keys.map((key) => ({ secretKey: key, remoteRef: { key: `${platform.namespace}/${component}`, property: key } })),
      },
    });
  }
}
