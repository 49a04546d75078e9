import type { NamespacedReference } from '../../../../finding/resource-reference';
import type { Inventory } from '../../../../read/inventory';
import { judgeEach } from '../../../../read/schema/unread-field';
import { orMissing } from '../../../../read/schema/field-type';
import { PORT, TEXT } from '../../../../read/schema/scalars';
import { list, object } from '../../../../read/schema/structures';

const BACKEND = object({ service: object({ name: TEXT, port: object({ name: orMissing(TEXT), number: orMissing(PORT) }) }) });
const SPEC = object({ defaultBackend: BACKEND, rules: list(object({ http: object({ paths: list(object({ backend: BACKEND })) }) })) });

/** That an Ingress sends requests to a port of a Service. */
export interface IngressBackend {
  readonly ingress: NamespacedReference;
  readonly service: string;
  readonly port: string | number;
  /** `spec.rules[0].http.paths[0].backend`. */
  readonly path: string;
}

/** Where the Ingresses send requests. */
export function listIngressBackends({ objects }: Inventory): readonly IngressBackend[] {
  return judgeEach(objects.ofKind('Ingress'), (ingress) => {
    const { defaultBackend, rules = [] } = ingress.read('spec', SPEC)() ?? {};
    const backends = [
      { backend: defaultBackend, path: 'spec.defaultBackend' },
      ...rules.flatMap(({ http }, rule) =>
        (http?.paths ?? []).map(({ backend }, index) => ({ backend, path: `spec.rules[${rule}].http.paths[${index}].backend` })),
      ),
    ];
    return backends.flatMap(({ backend, path }) => {
      const { name, port } = backend?.service ?? {};
      const number = port?.number ?? port?.name;
      return name === undefined || number === undefined ? [] : [{ ingress: ingress.reference, service: name, port: number, path }];
    });
  });
}
