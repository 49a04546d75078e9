import type { Finding } from '../../finding/finding';
import { formatOwner, formatReference } from '../../finding/resource-reference';
import type { KubernetesObject } from './kubernetes-object';
import { spellQuantity } from '../quantities/quantity-spelling';
import type { FieldFault } from '../schema/field-type';
import { QUANTITY_EXPECTED } from '../schema/scalars';

/** A finding for each field that is not as Kubernetes reads it. Nothing else is said of what depends on the field. */
export function findFieldFaults(objects: readonly KubernetesObject[]): readonly Finding[] {
  return objects.flatMap((object) =>
    object.faults.map((fault): Finding => ({
      severity: 'error',
      certainty: 'proven',
      resource: object.identity.reference,
      ...(fault.path !== '' && { path: fault.path }),
      evidence: [],
      ...(fault.expected === QUANTITY_EXPECTED ? describeQuantity(object, fault) : describeField(object, fault)),
    })),
  );
}

type Description = Pick<Finding, 'id' | 'what' | 'why' | 'fix' | 'edit'>;

function describeField({ identity }: KubernetesObject, { path, expected, found, isUnquoted }: FieldFault): Description {
  return {
    id: 'invalid-field',
    what: `${formatReference(identity.reference)} ${path === '' ? 'is' : `says ${path}:`} ${found}, where ${expected} belongs`,
    why: 'Kubernetes refuses the object, or the pods that it makes of it, so what depends on the field is not judged',
    fix: isUnquoted ? 'write it in quotes' : `write ${expected}`,
  };
}

function describeQuantity({ reference }: KubernetesObject, { path, found }: FieldFault): Description {
  const [, key, field] = /(?:\["([^"]+)"\]|\.(\w+))$/.exec(path) ?? [];
  const name = key ?? field ?? path;
  const spelled = found.startsWith('"') ? spellQuantity(found.slice(1, -1)) : undefined;
  return {
    id: 'invalid-quantity',
    what: `${formatOwner(reference)} says ${name}: ${found}, which is no quantity`,
    why: 'the API server rejects the object; suffixes are n, u, m, k, M, G, T, P, E and Ki, Mi, Gi, Ti, Pi, Ei',
    fix:
      spelled !== undefined ? `write ${spelled}` : /memory|storage|size/i.test(name) ? 'write it as 256Mi or 1Gi' : 'write it as 250m or 2',
    ...(spelled !== undefined && { edit: { path, value: spelled } }),
  };
}
