import type { LabelSelector } from '../../sets/labels';
import type { NamespacedReference } from '../../finding/resource-reference';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { LABEL_SELECTOR } from '../objects/label-fields';
import { INTEGER_OR_TEXT } from '../schema/scalars';
import { object } from '../schema/structures';
import type { IntOrPercent } from '../quantities/int-or-percent';

/** A PodDisruptionBudget. */
export interface DisruptionBudget {
  readonly reference: NamespacedReference;
  /**
   * An empty one selects every pod of the namespace.
   *
   * @default selects none (policy/v1)
   */
  readonly selector?: LabelSelector | undefined;
  readonly minAvailable?: IntOrPercent | undefined;
  readonly maxUnavailable?: IntOrPercent | undefined;
}

const SPEC = object({ selector: LABEL_SELECTOR, minAvailable: INTEGER_OR_TEXT, maxUnavailable: INTEGER_OR_TEXT });

/** Reads a disruption budget of policy/v1, and of policy/v1beta1, where an empty selector selects none. */
export function readDisruptionBudget(manifest: KubernetesObject): DisruptionBudget {
  const read = manifest.read('spec', SPEC);
  const spec = () => read() ?? {};
  const selectsNone = ({ matchLabels, matchExpressions }: LabelSelector) =>
    manifest.identity.apiVersion === 'policy/v1beta1' && isEmpty(matchLabels) && !matchExpressions?.length;
  return {
    reference: manifest.reference,
    get selector() {
      const { selector } = spec();
      return selector && selectsNone(selector) ? undefined : selector;
    },
    get minAvailable() {
      return spec().minAvailable;
    },
    get maxUnavailable() {
      return spec().maxUnavailable;
    },
  };
}

function isEmpty(labels: object | undefined): boolean {
  return Object.keys(labels ?? {}).length === 0;
}
