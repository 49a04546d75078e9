import type { NamespacedReference } from '../../finding/resource-reference';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { orMissing, type ValueOf } from '../schema/field-type';
import { INTEGER_OR_TEXT, PORT, TEXT } from '../schema/scalars';
import { list, object } from '../schema/structures';
import type { Backend } from './backend';

/** In v1 a Service is an object of its own; in v1beta1 its name and port stand side by side. */
const BACKEND = object({
  service: object({ name: TEXT, port: object({ name: orMissing(TEXT), number: orMissing(PORT) }) }),
  serviceName: TEXT,
  servicePort: INTEGER_OR_TEXT,
});
const PATH = object({ path: TEXT, pathType: TEXT, backend: BACKEND });
const SPEC = object({
  ingressClassName: orMissing(TEXT),
  defaultBackend: BACKEND,
  backend: BACKEND,
  tls: list(object({ hosts: list(TEXT), secretName: orMissing(TEXT) })),
  rules: list(object({ host: orMissing(TEXT), http: object({ paths: list(PATH) }) })),
});

/** An Ingress. */
export interface Ingress {
  readonly reference: NamespacedReference;
  readonly annotations: Readonly<Record<string, string>>;
  /** API reference, IngressSpec v1 networking.k8s.io. */
  readonly spec: ValueOf<typeof SPEC>;
}

/** Reads an Ingress. */
export function readIngress(manifest: KubernetesObject): Ingress {
  const spec = manifest.read('spec', SPEC);
  return {
    reference: manifest.reference,
    get annotations() {
      return manifest.metadata().annotations ?? {};
    },
    get spec() {
      return spec() ?? {};
    },
  };
}

/** Every Service that it sends requests to. */
export function backendsOfIngress({ reference, spec }: Ingress): readonly Backend[] {
  const placed = [
    { backend: spec.defaultBackend, path: 'spec.defaultBackend' },
    { backend: spec.backend, path: 'spec.backend' },
    ...(spec.rules ?? []).flatMap(({ http }, rule) =>
      (http?.paths ?? []).map(({ backend }, index) => ({ backend, path: `spec.rules[${rule}].http.paths[${index}].backend` })),
    ),
  ];
  return placed.flatMap(({ backend, path }) => {
    const own = { route: reference, namespace: reference.namespace };
    if (backend?.serviceName)
      return [
        { ...own, service: backend.serviceName, port: backend.servicePort, path: `${path}.serviceName`, portPath: `${path}.servicePort` },
      ];
    const { name, port: { name: portName, number } = {} } = backend?.service ?? {};
    const portPath = `${path}.service.port.${portName === undefined ? 'number' : 'name'}`;
    return name ? [{ ...own, service: name, port: portName ?? number, path: `${path}.service.name`, portPath }] : [];
  });
}
