import { isMap } from '../schema/field-type';
import type { KeyedKind } from '../keyed/keyed-object';
import { fieldAt, keysAt, listAt, textAt, textsAt } from './custom-field';

/** A ConfigMap or a Secret that a controller makes of another object. */
export interface MadeObject {
  readonly kind: KeyedKind;
  readonly name: string;
  /** Nothing where nobody can tell all of them. */
  readonly keys?: readonly string[];
  /** Whether there is one in each namespace that its maker chooses. */
  readonly isEverywhere?: boolean;
}

/** What is known of the object that they are made of: all of it, and its name. */
export interface Maker {
  readonly name: string;
  readonly content: unknown;
}

const TLS_KEYS = ['tls.crt', 'tls.key', 'ca.crt'];

/** Annotations by which cert-manager makes a certificate for an Ingress or a Gateway (cert-manager, "Annotated Ingress resource"). */
export const ISSUER_ANNOTATIONS = Object.freeze({ issuer: 'cert-manager.io/issuer', clusterIssuer: 'cert-manager.io/cluster-issuer' });
const CERTIFICATE_ANNOTATIONS = [...Object.values(ISSUER_ANNOTATIONS), 'kubernetes.io/tls-acme'];

/** What each kind makes whose keys are known (cert-manager, trust-manager, External Secrets, Sealed Secrets, Secrets Store CSI, Kustomize). */
export const MAKERS: Readonly<Record<string, (maker: Maker) => readonly MadeObject[]>> = Object.freeze({
  'Bundle.trust.cert-manager.io': ({ name, content }) =>
    (['ConfigMap', 'Secret'] as const)
      .filter((kind) => fieldAt(content, `spec.target.${kind === 'Secret' ? 'secret' : 'configMap'}`) !== undefined)
      .map((kind) => ({ kind, name, isEverywhere: true })),
  'Certificate.cert-manager.io': ({ content }) => {
    const hasMore = fieldAt(content, 'spec.keystores') !== undefined || listAt(content, 'spec.additionalOutputFormats').length > 0;
    return secretsOf([textAt(content, 'spec.secretName')], hasMore ? undefined : TLS_KEYS);
  },
  'ClusterExternalSecret.external-secrets.io': ({ name, content }) => {
    const own = textAt(content, 'spec.externalSecretName') ?? name;
    return [{ kind: 'Secret', name: textAt(content, 'spec.externalSecretSpec.target.name') ?? own, isEverywhere: true }];
  },
  'ExternalSecret.external-secrets.io': ({ name, content }) =>
    secretsOf([textAt(content, 'spec.target.name') ?? name], keysOfExternalSecret(content)),
  'Gateway.gateway.networking.k8s.io': ({ content }) =>
    hasCertificates(content)
      ? secretsOf(
          listAt(content, 'spec.listeners').flatMap((listener) => textsAt(listener, 'tls.certificateRefs', 'name')),
          TLS_KEYS,
        )
      : [],
  Ingress: ({ content }) => (hasCertificates(content) ? secretsOf(textsAt(content, 'spec.tls', 'secretName'), TLS_KEYS) : []),
  'Kustomization.kustomize.config.k8s.io': ({ content }) => [
    ...generatedBy(content, 'configMapGenerator', 'ConfigMap'),
    ...generatedBy(content, 'secretGenerator', 'Secret'),
  ],
  'SealedSecret.bitnami.com': ({ name, content }) =>
    secretsOf([name], [...keysAt(content, 'spec.encryptedData'), ...keysAt(content, 'spec.template.data')]),
  'SecretProviderClass.secrets-store.csi.x-k8s.io': ({ content }) =>
    listAt(content, 'spec.secretObjects').flatMap((made) => secretsOf([textAt(made, 'secretName')], textsAt(made, 'data', 'key'))),
});

function secretsOf(names: readonly (string | undefined)[], keys: readonly string[] | undefined): readonly MadeObject[] {
  return names.flatMap((name) => (name === undefined ? [] : [{ kind: 'Secret', name, ...(keys && { keys }) }]));
}

/** With a template, what that says; all keys of a remote secret are known to the store alone. */
function keysOfExternalSecret(content: unknown): readonly string[] | undefined {
  const isOpen =
    listAt(content, 'spec.dataFrom').length > 0 ||
    listAt(content, 'spec.target.template.templateFrom').length > 0 ||
    ['Merge', 'None'].includes(textAt(content, 'spec.target.creationPolicy') ?? '');
  if (isOpen) return undefined;
  const template = keysAt(content, 'spec.target.template.data');
  const isMerged = textAt(content, 'spec.target.template.mergePolicy') === 'Merge';
  return [...template, ...(template.length === 0 || isMerged ? textsAt(content, 'spec.data', 'secretKey') : [])];
}

function hasCertificates(content: unknown): boolean {
  const annotations = fieldAt(content, 'metadata.annotations');
  return isMap(annotations) && CERTIFICATE_ANNOTATIONS.some((name) => Object.hasOwn(annotations, name));
}

/** Files are keys by their own name, or by the one before `=`; those of an env file only that file tells. */
function generatedBy(content: unknown, field: string, kind: KeyedKind): readonly MadeObject[] {
  return listAt(content, field).flatMap((generator) => {
    const name = textAt(generator, 'name');
    const isOpen = listAt(generator, 'envs').length > 0 || textAt(generator, 'env') !== undefined;
    const entries = (from: string) => listAt(generator, from).filter((entry) => typeof entry === 'string');
    const keys = [
      ...entries('literals').map((entry) => entry.replace(/=.*/s, '')),
      ...entries('files').map((entry) => (entry.includes('=') ? entry.replace(/=.*/s, '') : entry.replace(/^.*\//, ''))),
    ];
    return name === undefined ? [] : [{ kind, name, isEverywhere: true, ...(!isOpen && { keys }) }];
  });
}
