import type { KubernetesObject } from '../../../read/objects/kubernetes-object';
import { type FieldFault, isMap } from '../../../read/schema/field-type';
import type { Workload } from '../../../read/workload';
import { SECURED_TEMPLATE, type SecuredTemplate } from './secured-pod';

/**
 * The pods of a workload as Pod Security sees them. What is wrong with a field is told by others; here it counts as one that cannot be read.
 *
 * @throws UnreadField when a field is asked for that cannot be read
 */
export function readTemplate({ kind }: Workload, object: KubernetesObject): SecuredTemplate | undefined {
  const path = kind.template === '' ? [] : kind.template.split('.');
  const source = path.reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), object.source);
  const faults: FieldFault[] = [];
  return isMap(source) ? SECURED_TEMPLATE.read(source, faults) : undefined;
}
