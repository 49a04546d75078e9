import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { WORTHLESS_PASSWORD } from '../environment/credentials';
import type { Store } from './store';
import { CREDENTIAL_KEYS } from './store-variables';

/**
 * A Secret: written by the External Secrets operator from the environment's secret store, so that no value ever passes through
 * synth; or, in development, one fixed password that is worth nothing and says so. It has the keys that the kind of store asks for.
 *
 * @example
 * const { secretName } = new Credential(this, 'credential');
 */
export class Credential extends Construct {
  /** Name of the Secret: `<store>-credentials`. */
  readonly secretName: string;

  constructor(store: Store, id: string) {
    super(store, id);
    const { name, kind, platform } = store;
    const keys = CREDENTIAL_KEYS[kind];
    this.secretName = `${name}-credentials`;
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
        data: keys.map((key) => ({ secretKey: key, remoteRef: { key: `${platform.namespace}/${name}`, property: key } })),
      },
    });
  }
}
