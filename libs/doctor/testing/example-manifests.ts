import type { Manifest } from '../src/read/manifest';
import type { ContainerPort } from '../src/reach/pod-set';
import type { WorkloadReference } from '../src/finding/resource-reference';
import type { PolicySpec } from '../src/read/network-policy';

/** Used by tests only: the manifests that they are about, in as few words as possible. */

export function namespace(name: string, labels: Readonly<Record<string, string>> = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/** A Deployment whose pods carry `app: <name>` and more labels, and serve some ports. */
export function deployment(
  at: string,
  {
    labels = {},
    ports = [],
  }: { readonly labels?: Readonly<Record<string, string>>; readonly ports?: readonly Partial<ContainerPort>[] } = {},
): Manifest {
  const { namespace, name } = parseAt(at);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name, ...labels } },
        spec: { containers: [{ name, ports: ports.map(({ port, ...rest }) => ({ containerPort: port, ...rest })) }] },
      },
    },
  };
}

export function policy(at: string, spec: PolicySpec): Manifest {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: parseAt(at), spec };
}

/** Closes a namespace both ways. */
export function denyAll(namespace: string): Manifest {
  return policy(`${namespace}/deny-all`, { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
}

/** `shop/web` as a reference to a Deployment. */
export function deployed(at: string): WorkloadReference {
  return { kind: 'Deployment', ...parseAt(at) };
}

function parseAt(at: string): { readonly namespace: string; readonly name: string } {
  const [namespace = '', name = ''] = at.split('/');
  return { namespace, name };
}

/** A Service in front of the pods `app: <name>`, on port 80 unless it says others. */
export function service(at: string, spec: object = {}): Manifest {
  const { name, namespace } = parseAt(at);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { selector: { app: name }, ports: [{ port: 80 }], ...spec },
  };
}

/** A Deployment of one container with these fields, in a pod with those. */
export function deploymentOf(at: string, container: object, pod: object = {}): Manifest {
  const { name, namespace } = parseAt(at);
  const template = { metadata: { labels: { app: name } }, spec: { containers: [{ name, ...container }], ...pod } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace }, spec: { replicas: 2, template } };
}
