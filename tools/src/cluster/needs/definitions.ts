import type { Manifest } from 'fairlead/doctor';

/** A custom resource definition, and the release of its project that it is taken from. */
export interface Definition {
  /** Name of its object: plural and group. */
  readonly name: string;
  readonly url: string;
}

const externalSecrets = (plural: string): Definition => ({
  name: `${plural}.external-secrets.io`,
  url: `https://raw.githubusercontent.com/external-secrets/external-secrets/v0.16.2/config/crds/bases/external-secrets.io_${plural}.yaml`,
});

const gatewayApi = (plural: string): Definition => ({
  name: `${plural}.gateway.networking.k8s.io`,
  url: `https://raw.githubusercontent.com/kubernetes-sigs/gateway-api/v1.3.0/config/crd/standard/gateway.networking.k8s.io_${plural}.yaml`,
});

const prometheus = (plural: string): Definition => ({
  name: `${plural}.monitoring.coreos.com`,
  url: `https://raw.githubusercontent.com/prometheus-operator/prometheus-operator/v0.84.0/example/prometheus-operator-crd/monitoring.coreos.com_${plural}.yaml`,
});

/** Kinds that manifests of ours use and Kubernetes does not have itself, by group and kind. */
const DEFINITIONS: Readonly<Record<string, Definition>> = {
  'external-secrets.io/ExternalSecret': externalSecrets('externalsecrets'),
  'external-secrets.io/SecretStore': externalSecrets('secretstores'),
  'gateway.networking.k8s.io/HTTPRoute': gatewayApi('httproutes'),
  'monitoring.coreos.com/PodMonitor': prometheus('podmonitors'),
  'monitoring.coreos.com/PrometheusRule': prometheus('prometheusrules'),
};

/** Groups of Kubernetes itself: without a dot, or one of these. */
const OWN_GROUPS =
  /^(|[a-z]+|(networking|rbac\.authorization|storage|scheduling|admissionregistration|apiextensions|certificates|coordination|discovery|node|policy)\.k8s\.io)$/;

/**
 * The definitions that manifests need, once each.
 *
 * @throws Error that names a kind of which nobody has said where its definition is
 */
export function listDefinitions(objects: readonly Manifest[]): readonly Definition[] {
  const kinds = new Set(objects.filter(({ apiVersion = '' }) => !OWN_GROUPS.test(groupOf(apiVersion))).map(nameKind));
  return [...kinds].sort().map((kind) => {
    const definition = DEFINITIONS[kind];
    if (!definition)
      throw new Error(`nobody knows where the definition of ${kind} comes from; add its release to tools/src/cluster/needs/definitions.ts`);
    return definition;
  });
}

function nameKind({ apiVersion = '', kind = '' }: Manifest): string {
  return `${groupOf(apiVersion)}/${kind}`;
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
